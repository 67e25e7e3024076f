// The embedded data, with names for the positions of its rows.
const data = JSON.parse(byId("data").textContent);
const sites = data.sites.map(([id, name]) => ({ id, name }));
const products = data.products.map(([id, name, grams]) => ({ id, name, grams: grams === 1 }));
const places = data.places.map(([name, kind, latitude, longitude]) => ({ name, kind, latitude, longitude }));

const key = (site, product) => site + "/" + product;
const outlooks = new Map(data.outlook.map(([site, product, fillRate, waste, lost]) => [key(site, product), { fillRate, waste, lost }]));

const series = data.series.map((row, index) => {
  const recent = row.t.slice(-28);
  const open = [...recent].filter((t) => t === "o" || t === "s").length;
  return {
    index,
    site: row.s,
    product: products[row.p],
    productIndex: row.p,
    siteName: sites[row.s].name,
    history: row.h,
    states: row.t,
    mean: row.m,
    quantile: (day, i) => row.q[day * 7 + i],
    week: { mean: row.w[0], low: row.w[1], high: row.w[2] },
    soldOut: [...recent].filter((t) => t === "s").length,
    open,
    text: (products[row.p].name + " " + products[row.p].id + " " + sites[row.s].name + " " + sites[row.s].id).toLowerCase(),
  };
});
const seriesByKey = new Map(series.map((s) => [key(s.site, s.productIndex), s]));

const orders = data.orders.map(([site, product, day, arrive, units, pack, level, position, firm, reason, cost, supplier]) => ({
  site, product: products[product], productIndex: product, day, arrive, units, pack, level, position, firm: firm === 1,
  reason: data.reasons[reason], cost, supplier, outlook: outlooks.get(key(site, product)),
}));

const lots = data.lots.map(([id, site, product, units, lotUnits, received, last, label, dateKind, type, action, on, chance, value, keeping, sold, waste, reason, condition]) => ({
  id, site, product: products[product], productIndex: product, units, lotUnits, received, last, label, dateKind, type, action,
  on, chance, value, keeping, sold, waste, reason: data.reasons[reason], condition,
  text: (products[product].name + " " + id + " " + sites[site].name).toLowerCase(),
}));

const trips = data.trips.map((trip) => ({
  ...trip,
  routes: trip.routes.map((route, index) => ({
    ...route,
    index,
    visits: route.visits.map(([place, purpose, arrival, start, departure, grams, goods]) =>
      ({ place, purpose, arrival, start, departure, grams, goods })),
  })),
}));
