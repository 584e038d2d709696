# The three steps of Bayesian thresholding with MCMCpack, as MultipleSystemsEstimation 1.2.0 takes them (burn-in 1,000,
# 10,000 draws). Arguments: a table with a 0/1 column per list and a column "count", and the number of repeats.
# Prints CPU seconds of one estimate, its median, and how many independent draws the chain of the intercept is worth.
suppressMessages(library(MCMCpack))
arguments <- commandArgs(TRUE)
data <- read.csv(arguments[1])
lists <- setdiff(names(data), "count")
every <- expand.grid(rep(list(0:1), length(lists)))[-1, ]
names(every) <- lists
every <- merge(every, data, all.x = TRUE)
every$count[is.na(every$count)] <- 0

draw <- function(terms) {
  formula <- reformulate(terms, "count")
  interactions <- grepl(":", c("(Intercept)", terms), fixed = TRUE)
  MCMCpoisson(formula, data = every, burnin = 1000, mcmc = 10000, b0 = 0, B0 = diag(ifelse(interactions, 1, 0)))
}

estimate <- function() {
  pairs <- combn(lists, 2, paste, collapse = ":")
  chain <- draw(c(lists, pairs))
  strong <- abs(colMeans(chain)) / apply(chain, 2, sd) > 2
  draw(c(lists, intersect(pairs, names(strong)[strong])))
}

repeats <- as.integer(arguments[2])
spent <- system.time(for (k in seq_len(repeats)) chain <- estimate())[["user.self"]] / repeats
cat(spent, sum(every$count) + median(exp(chain[, 1])), effectiveSize(chain[, 1]), "\n")
