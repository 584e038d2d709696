# Makes bca.json: Rscript bca.R
library(boot)
x <- c(3, 7, 8, 12, 13, 14, 18, 21, 22, 34, 55, 89)
stat <- function(d, i) exp(mean(log(d[i])))
n <- length(x)
num <- function(v) paste0("[", paste(sprintf("%.15g", v), collapse = ", "), "]")
levels <- c(0.025, 0.1, 0.9, 0.975)
entries <- c()
for (R in c(99, 199)) {
  set.seed(20261130)
  b <- boot(x, stat, R = R)
  L <- empinf(b, type = "jack"); L <- L - mean(L)
  w <- qnorm(sum(b$t < b$t0) / R); a <- sum(L^3) / (6 * sum(L^2)^1.5)
  z <- w + qnorm(levels)
  prob <- pnorm(w + z / (1 - a * z))
  ci <- boot.ci(b, conf = c(0.80, 0.95), type = "bca", L = L)$bca
  stopifnot(all(abs(c(ci[2, 2], ci[1, 2], ci[1, 3], ci[2, 3]) - (R + 1) * prob) < 0.0051))
  loo <- sapply(seq_len(n), function(i) stat(x[-i], seq_len(n - 1)))
  entries <- c(entries, paste0('{"package": "boot ', packageVersion("boot"), ', R 4.2.2", "call": "set.seed(20261130); boot(x, function(d, i) exp(mean(log(d[i]))), R = ', R,
   '); boot.ci(type = \\"bca\\", L = L - mean(L)) with L = empinf(type = \\"jack\\")",\n "x": ', num(x), ',\n "estimate": ', sprintf("%.15g", b$t0), ', "bias": ', sprintf("%.15g", w), ', "acceleration": ', sprintf("%.15g", a),
   ',\n "levels": ', num(levels), ',\n "probabilities": ', num(prob), ',\n "bounds": ', num(quantile(b$t, prob, type = 8, names = FALSE)),
   ',\n "leave_one_out": ', num(loo), ',\n "replicates": ', num(b$t), '}'))
}
cat("[", paste(entries, collapse = ",\n"), "]\n", sep = "", file = "bca.json")
