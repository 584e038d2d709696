# The posterior over decomposable graphs in plain R, vectorised over the grid of unseen persons: the calculation of
# Madigan and York (1997), written for this comparison; dga itself is not installed where this runs. Arguments: the table (mask, count),
# the sign of each set of lists in each graph (graph, mask, sign), the number of lists, and the number of repeats.
# Prints CPU seconds of one posterior, and its mean.
arguments <- commandArgs(TRUE)
data <- read.csv(arguments[1])
signs <- read.csv(arguments[2])
lists <- as.integer(arguments[3])
repeats <- as.integer(arguments[4])
observed <- sum(data$count)
unseen <- unique(round(seq(1, 30 * observed, length.out = 1000)))
graphs <- split(signs[, c("mask", "sign")], signs$graph)

posterior <- function() {
  cells <- 0:(2^lists - 1)
  table <- numeric(2^lists)
  table[data$mask + 1] <- data$count
  scores <- matrix(0, 2^lists, length(unseen))
  for (subset in cells) {
    margin <- rowsum(table, bitwAnd(cells, subset))[, 1]
    prior <- 2^-lists * 2^(lists - sum(bitwAnd(subset, 2^(0:(lists - 1))) > 0))
    fixed <- sum(lgamma(prior + margin[-1])) - length(margin) * lgamma(prior)
    scores[subset + 1, ] <- fixed + lgamma(prior + margin[1] + unseen)
  }
  common <- lgamma(observed + unseen + 1) - lgamma(unseen + 1) - log(observed + unseen) - scores[1, ]
  weights <- matrix(0, length(graphs), length(unseen))
  for (k in seq_along(graphs)) {
    graph <- graphs[[k]]
    weights[k, ] <- common + colSums(scores[graph$mask + 1, , drop = FALSE] * graph$sign)
  }
  weights <- exp(weights - max(weights))
  colSums(weights) / sum(weights)
}

spent <- system.time(for (k in seq_len(repeats)) found <- posterior())[["user.self"]] / repeats
cat(spent, observed + sum(found * unseen), "\n")
