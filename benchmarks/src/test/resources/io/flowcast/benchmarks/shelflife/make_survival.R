# Draws lives with ties, weights, strata and covariates, and lives known between inspections only, and writes the answers of
# R's package survival beside them. Run: Rscript make_survival.R (R 4.2.2, survival 3.5-3).
library(survival)
set.seed(20261128)
n <- 150
d <- data.frame(temp = round(runif(n, 0, 12), 1), vac = rbinom(n, 1, 0.4), shop = sample(1:3, n, TRUE), line = sample(0:1, n, TRUE), w = sample(1:4, n, TRUE))
life <- exp(3 - 0.08 * d$temp + 0.5 * d$vac + 0.45 * log(rexp(n)))
watch <- runif(n, 4, 30)
d$time <- pmax(0.5, round(pmin(life, watch) * 2) / 2)
d$event <- as.integer(life <= watch)
write.csv(d[, c("time", "event", "temp", "vac", "shop", "line", "w")], "drawn.csv", row.names = FALSE, quote = FALSE)
num <- function(x) paste(ifelse(is.na(x), "null", format(x, digits = 15, trim = TRUE)), collapse = ", ")
arr <- function(x) paste0("[", num(x), "]")
map <- function(x) paste0("{", paste0('"', names(x), '": ', format(unname(x), digits = 15, trim = TRUE), collapse = ", "), "}")
out <- c()
add <- function(.section, ...) { f <- c(...); out <<- c(out, paste0('  "', .section, '": {', paste0('"', names(f), '": ', f, collapse = ", "), "}")) }
times <- c(0.5, 2, 3.5, 5, 8, 11, 15, 20)
km <- function(name, type, w = NULL, rows = TRUE, extra = c()) {
  e <- d[rows, ]
  fit <- if (is.null(w)) survfit(Surv(time, event) ~ 1, e, conf.type = type) else survfit(Surv(time, event) ~ 1, e, weights = e$w, conf.type = type, robust = FALSE)
  s <- summary(fit, times = times, extend = TRUE); t <- summary(fit)$table
  add(name, times = arr(times), surv = arr(s$surv), std_err = arr(s$std.err), lower = arr(s$lower), upper = arr(s$upper), n_risk = arr(s$n.risk),
    median = num(t["median"]), lcl95 = num(t["0.95LCL"]), ucl95 = num(t["0.95UCL"]), rmean = num(t["rmean"]), se_rmean = num(t["se(rmean)"]), conf_type = paste0('"', type, '"'), extra)
}
km("km", "log"); km("km_plain", "plain"); km("km_loglog", "log-log"); km("km_weighted", "log", TRUE, extra = c(weights = '"w"'))
f <- survfit(Surv(time, event) ~ 1, d); s <- summary(f, times = times, extend = TRUE)
add("nelson_aalen", times = arr(times), H = arr(s$cumhaz), std_err = arr(s$std.chaz))
for (law in c("weibull", "exponential", "lognormal", "loglogistic")) {
  m <- survreg(Surv(time, event) ~ 1, d, dist = law, control = survreg.control(rel.tolerance = 1e-14))
  add(paste0("survreg_", law), intercept = num(coef(m)), scale = num(m$scale), loglik = num(m$loglik[2]))
  m <- survreg(Surv(time, event) ~ temp + vac, d, dist = law, control = survreg.control(rel.tolerance = 1e-14))
  add(paste0(law, "_aft_cov"), coef = map(coef(m)), scale = num(m$scale), se = arr(sqrt(diag(vcov(m)))[1:3]), loglik = arr(m$loglik))
  m <- survreg(Surv(time, event) ~ temp + vac, d, dist = law, weights = w, control = survreg.control(rel.tolerance = 1e-14))
  add(paste0(law, "_aft_cov_weighted"), coef = map(coef(m)), scale = num(m$scale), se = arr(sqrt(diag(vcov(m)))[1:3]), loglik = arr(m$loglik), weights = '"w"')
}
for (law in c("weibull", "lognormal", "loglogistic")) {
  m <- survreg(Surv(time, event) ~ temp + vac + strata(line), d, dist = law, control = survreg.control(rel.tolerance = 1e-14))
  add(paste0(law, "_aft_cov_strata"), coef = map(coef(m)), scale = arr(m$scale), se = arr(sqrt(diag(vcov(m)))[1:3]), loglik = paste0("[null, ", num(m$loglik[2]), "]"), strata = '"line"')
}
cox <- function(name, m, extra = c()) {
  b <- basehaz(m, centered = FALSE); if (!is.null(b$strata)) b <- b[as.integer(b$strata) == 1, ]
  pick <- c(3, 8, 15)
  add(name, coef = map(coef(m)), se = arr(sqrt(diag(m$var))), loglik = arr(m$loglik), n = m$n, nevent = m$nevent, score = num(m$score), wald = num(m$wald.test),
    concordance = num(unname(concordance(m)$concordance)), basehaz = paste0('{"times": ', arr(b$time[pick]), ', "H": ', arr(b$hazard[pick]), "}"), extra)
}
for (ties in c("efron", "breslow")) {
  ctl <- coxph.control(eps = 1e-12, toler.chol = 1e-14, iter.max = 50)
  cox(paste0("cox_", ties), coxph(Surv(time, event) ~ temp + vac, d, ties = ties, control = ctl))
  cox(paste0("cox_", ties, "_strata"), coxph(Surv(time, event) ~ temp + vac + strata(line), d, ties = ties, control = ctl), c(strata = '"line"'))
  cox(paste0("cox_", ties, "_weighted"), coxph(Surv(time, event) ~ temp + vac, d, weights = w, robust = FALSE, ties = ties, control = ctl), c(weights = '"w"'))
}
lr <- function(name, m, extra = c()) {
  o <- m$obs; e <- m$exp; if (is.matrix(o)) { o <- rowSums(o); e <- rowSums(e) }
  add(name, chisq = num(m$chisq), p = num(pchisq(m$chisq, length(m$n) - 1, lower.tail = FALSE)), obs = arr(o), exp = arr(e), extra)
}
lr("logrank_shop", survdiff(Surv(time, event) ~ shop, d)); lr("logrank_vac", survdiff(Surv(time, event) ~ vac, d))
lr("logrank_peto", survdiff(Surv(time, event) ~ shop, d, rho = 1), c(group = '"shop"', rho = 1))
lr("logrank_stratified", survdiff(Surv(time, event) ~ shop + strata(line), d), c(group = '"shop"', strata = '"line"'))
writeLines(c("{", paste(out, collapse = ",\n"), ',  "source": "make_survival.R, R survival 3.5-3"', "}"), "drawn.json")
# lives between inspections every two or three days; some spoiled before the first, some good at the last
out <- c()
life <- exp(2.6 - 0.06 * d$temp + 0.5 * d$vac + 0.4 * log(rexp(n)))
gap <- sample(2:3, n, TRUE); end <- sample(12:24, n, TRUE)
lower <- floor(life / gap) * gap; upper <- lower + gap
late <- upper > end; lower[late] <- pmin(lower[late], end[late]); upper[late] <- Inf
exact <- sample(n, 25); exact <- exact[!late[exact]]; lower[exact] <- upper[exact] <- round(life[exact], 1)
write.csv(data.frame(lower, upper, d[, c("temp", "vac", "line", "w")]), "intervals.csv", row.names = FALSE, quote = FALSE)
i <- cbind(d, lower = ifelse(lower == 0, NA, lower), upper = ifelse(is.infinite(upper), NA, upper))
for (law in c("weibull", "exponential", "lognormal", "loglogistic")) {
  m <- survreg(Surv(lower, upper, type = "interval2") ~ temp + vac, i, dist = law, control = survreg.control(rel.tolerance = 1e-14, maxiter = 100))
  add(paste0(law, "_aft_cov"), coef = map(coef(m)), scale = num(m$scale), se = arr(sqrt(diag(vcov(m)))[1:3]), loglik = arr(m$loglik))
}
writeLines(c("{", paste(out, collapse = ",\n"), ',  "source": "make_survival.R, R survival 3.5-3"', "}"), "intervals.json")
