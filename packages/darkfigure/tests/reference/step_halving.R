# Makes step_halving.json: Rscript step_halving.R
# Maximum likelihood by glm from its own start. From parameters at nought its first step overshoots so far that glm stops
# with an error; the tests begin there.
n <- c(812, 705, 5, 930, 4, 6, 310) # patterns A, B, AB, C, AC, BC, ABC
A <- c(1, 0, 1, 0, 1, 0, 1); B <- c(0, 1, 1, 0, 0, 1, 1); C <- c(0, 0, 0, 1, 1, 1, 1)
num <- function(v) paste0("[", paste(sprintf("%.15g", v), collapse = ", "), "]")
entry <- function(model, formula) {
  fails <- tryCatch({ suppressWarnings(glm(formula, poisson, start = rep(0, length(attr(terms(formula), "term.labels")) + 1))); "false" },
                    error = function(e) "true")
  m <- glm(formula, poisson, control = glm.control(epsilon = 1e-14, maxit = 200))
  stopifnot(m$converged)
  paste0('{"package": "stats ', getRversion(), '", "call": "glm(', deparse(formula), ', poisson, control = glm.control(epsilon = 1e-14, maxit = 200))",\n "model": "', model,
    '", "counts": ', num(n), ', "from_nought_glm_fails": ', fails, ',\n "coefficients": ', num(coef(m)), ', "deviance": ', sprintf("%.15g", deviance(m)), '}')
}
cat("[", paste(entry("[1,2,3]", n ~ A + B + C), entry("[12,3]", n ~ A + B + C + A:B), entry("[12,13]", n ~ A + B + C + A:B + A:C), sep = ",\n"), "]\n", sep = "", file = "step_halving.json")
