# Makes bic_resamples.json: Rscript bic_resamples.R
# The choice among models of pairs by BIC, repeated on 200 resamples and on the jackknife, with glm alone. A pair that nobody
# stands on has its parameter at minus infinity: its patterns leave the table, the parameter is paid for. A model whose
# estimate does not exist shows it by a parameter that runs away.
counts <- c(54, 464, 15, 1006, 19, 62, 1, 703, 3, 19, 1, 76, 0, 4, 1) # united_kingdom(4) by bit mask 1 to 15
lists <- 4; masks <- 1:15
on <- sapply(1:lists, function(i) bitwAnd(bitwShiftR(masks, i - 1), 1)); colnames(on) <- LETTERS[1:lists]
pairs <- combn(lists, 2); pair_names <- apply(pairs, 2, paste, collapse = "")
both <- sapply(seq_len(ncol(pairs)), function(k) on[, pairs[1, k]] * on[, pairs[2, k]]); colnames(both) <- pair_names

fit <- function(n, chosen) {
  kept <- rep(TRUE, length(masks)); finite <- c()
  for (k in chosen) if (sum(n[both[, k] == 1]) == 0) kept <- kept & both[, k] == 0 else finite <- c(finite, k)
  d <- cbind(1, on, both[, finite, drop = FALSE])[kept, , drop = FALSE]
  if (qr(d)$rank < ncol(d)) return(c(Inf, NA))
  m <- suppressWarnings(glm.fit(d, n[kept], family = poisson(), control = glm.control(epsilon = 1e-14, maxit = 200)))
  if (!m$converged || max(abs(coef(m))) > 15) return(c(Inf, NA))
  likelihood <- sum(dpois(n[kept], m$fitted.values, log = TRUE))
  c(-2 * likelihood + (1 + lists + length(chosen)) * log(sum(n)), sum(n) + exp(coef(m)[[1]]))
}

models <- lapply(0:63, function(s) which(bitwAnd(bitwShiftR(s, 0:5), 1) == 1))
fits <- sapply(models, function(m) fit(counts, m))
best <- order(fits[1, ])[1:8]
stopifnot(diff(sort(fits[1, ])[1:9]) > 1e-6)
name <- function(m) {
  alone <- setdiff(1:lists, unlist(strsplit(pair_names[m], "")))
  paste0("[", paste(c(pair_names[m], alone), collapse = ","), "]")
}
populations <- function(tables) apply(tables, 2, function(n) { # models by tables: the population when the first 1, 2, ... may be chosen
  all <- sapply(best, function(b) fit(n, models[[b]]))
  sapply(seq_along(best), function(top) all[2, which.min(all[1, 1:top])])
})

set.seed(20261130)
resamples <- rmultinom(200, sum(counts), counts)
seen <- which(counts > 0)
left_out <- sapply(seen, function(s) { n <- counts; n[s] <- n[s] - 1; n })
drawn <- populations(resamples); left <- populations(left_out)
stopifnot(is.finite(drawn), is.finite(left))
levels <- c(0.025, 0.1, 0.9, 0.975); w <- counts[seen]
rows <- sapply(seq_along(best), function(top) {
  r <- sum(w * left[top, ]) / sum(w) - left[top, ]
  a <- sum(w * r^3) / (6 * sum(w * r^2)^1.5)
  z0 <- qnorm(mean(drawn[top, ] < fits[2, best[1]])); z <- z0 + qnorm(levels)
  quantile(drawn[top, ], pnorm(z0 + z / (1 - a * z)), type = 8, names = FALSE)
})
num <- function(v) paste0("[", paste(sprintf("%.15g", v), collapse = ", "), "]")
cat('[{"lists": ["united_kingdom", 4], "package": "stats ', as.character(getRversion()), '", "call": "bic_resamples.R",\n "best": [',
  paste(sprintf('["%s", %.15g, %.15g]', sapply(models[best], name), fits[2, best], fits[1, best]), collapse = ", "), '],\n "rows": [',
  paste(apply(rows, 2, num), collapse = ", "), '],\n "resamples": [', paste(apply(resamples, 2, num), collapse = ",\n  "), ']}]\n', sep = "", file = "bic_resamples.json")
