// Wires the page.
document.documentElement.classList.remove("no-js");

const showSeries = setUpForecasts();
setUpOrders(showSeries);
setUpLots(showSeries);
setUpTrips();

// Theme: as the machine says, or light or dark while the page is open.
const themes = ["auto", "light", "dark"];
byId("theme").addEventListener("click", (event) => {
  const next = themes[(themes.indexOf(document.documentElement.dataset.theme || "auto") + 1) % themes.length];
  document.documentElement.dataset.theme = next;
  event.currentTarget.textContent = "Theme: " + next;
});

// The section in view is marked in the header.
const links = new Map([...document.querySelectorAll(".top nav a")].map((a) => [a.getAttribute("href").slice(1), a]));
const spy = new IntersectionObserver((entries) => {
  const seen = entries.find((entry) => entry.isIntersecting);
  if (!seen) return;
  for (const [id, link] of links) {
    if (id === seen.target.id) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}, { rootMargin: "-30% 0px -60% 0px" });
links.forEach((_, id) => spy.observe(byId(id)));

// On paper, what is folded is open.
addEventListener("beforeprint", () => document.querySelectorAll("#orders details").forEach((d) => { d.dataset.closed = d.open ? "" : "1"; d.open = true; d.fill?.(); }));
addEventListener("afterprint", () => document.querySelectorAll("#orders details").forEach((d) => { d.open = d.dataset.closed !== "1"; }));
