"""Everything the data set does not say. Each value carries its reason into scenario.json."""

# Anonymous first category -> assumed fresh category. The source publishes numbers, not names: this is invented.
# foodKeeper: (product id, field) in the USDA FoodKeeper list; one is drawn for each anonymous third category.
DOP, FRIDGE, PANTRY = "from_date_of_purchase_refrigerate", "refrigerate", "from_date_of_purchase_pantry"

CATEGORIES = [
    # id, name, first categories, FoodKeeper entries, date kind, zone, min C, max C, q10, price, grams, margin, production, waste
    ("leafy-vegetables", "Leafy vegetables", [4],
     [("275", DOP), ("287", DOP), ("291", DOP), ("415", FRIDGE), ("278", DOP)],
     "BEST_BEFORE", "CHILLED", 0, 6, 3.0, 4.50, 300, 0.30, "other-vegetables", "fruits-and-vegetables"),
    ("fruiting-vegetables", "Tomatoes, cucumbers, peppers and the like", [20],
     [("283", DOP), ("284", DOP), ("302", DOP), ("600", FRIDGE), ("296", DOP)],
     "BEST_BEFORE", "CHILLED", 2, 8, 2.5, 6.00, 500, 0.30, "tomatoes", "fruits-and-vegetables"),
    ("root-vegetables", "Root vegetables", [21], [("279", DOP), ("299", DOP), ("274", DOP)],
     "BEST_BEFORE", "CHILLED", 0, 8, 2.5, 4.00, 500, 0.30, "root-vegetables", "fruits-and-vegetables"),
    ("mushrooms", "Mushrooms", [8], [("292", DOP)],
     "BEST_BEFORE", "CHILLED", 0, 5, 3.0, 5.50, 200, 0.30, "other-vegetables", "fruits-and-vegetables"),
    ("herbs", "Herbs and aromatics", [24], [("295", DOP), ("288", DOP)],
     "BEST_BEFORE", "CHILLED", 0, 6, 3.0, 2.50, 100, 0.35, "onions-and-leeks", "fruits-and-vegetables"),
    ("tofu", "Tofu and bean sprouts", [10], [("168", DOP), ("549", DOP)],
     "USE_BY", "CHILLED", 0, 5, 3.0, 4.50, 350, 0.30, "tofu", "food-waste-non-meat"),
    ("fruit", "Fruit", [5], [("266", FRIDGE), ("261", DOP), ("256", DOP), ("251", FRIDGE)],
     "BEST_BEFORE", "CHILLED", 2, 8, 2.5, 13.00, 600, 0.28, "other-fruit", "fruits-and-vegetables"),
    ("berries", "Berries", [28], [("481", DOP), ("253", DOP), ("254", DOP)],
     "BEST_BEFORE", "CHILLED", 0, 5, 3.0, 15.00, 250, 0.28, "berries-and-grapes", "fruits-and-vegetables"),
    ("pork", "Fresh pork", [16], [("64", DOP), ("72", DOP), ("73", DOP)],
     "USE_BY", "CHILLED", 0, 4, 3.0, 16.00, 350, 0.22, "pig-meat", "food-waste-meat-only"),
    ("poultry", "Fresh poultry", [18], [("118", DOP)],
     "USE_BY", "CHILLED", 0, 4, 3.0, 17.00, 450, 0.22, "poultry-meat", "poultry"),
    ("beef", "Fresh beef", [15], [("40", DOP), ("43", DOP)],
     "USE_BY", "CHILLED", 0, 4, 3.0, 32.00, 300, 0.22, "beef-dairy-herd", "beef"),
    ("fish", "Fresh fish and shellfish", [7], [("144", DOP), ("146", DOP), ("151", DOP)],
     "USE_BY", "CHILLED", 0, 4, 3.0, 22.00, 400, 0.25, "fish-farmed", "food-waste-meat-only"),
    ("eggs", "Eggs", [29], [("21", DOP)],
     "BEST_BEFORE", "CHILLED", 0, 8, 2.0, 13.00, 600, 0.18, "eggs", "food-waste-non-meat"),
    ("dairy", "Yogurt and fermented milk", [31], [("33", DOP), ("25", DOP)],
     "USE_BY", "CHILLED", 0, 5, 3.0, 11.00, 450, 0.25, "milk", "dairy-products"),
    ("bakery", "Bread and pastry", [27], [("195", PANTRY), ("197", PANTRY), ("204", PANTRY)],
     "BEST_BEFORE", "AMBIENT", 10, 25, 2.0, 10.00, 300, 0.40, "bread", "bread"),
    ("ready-meals", "Ready meals", [14], [("185", DOP), ("177", FRIDGE)],
     "USE_BY", "CHILLED", 0, 4, 3.0, 16.00, 350, 0.35, "chicken-noodles", "food-waste-non-meat"),
]

CATEGORY_REASONS = {
    "categoryId": "Key of the assumed category.",
    "sourceFirstCategoryIds": "The source publishes numbers only; which number is which food is invented here.",
    "name": "Follows from the invented mapping; no claim about the real assortment.",
    "foodKeeper": "Storage times of the USDA FoodKeeper (CC0) for products that fit the assumed category.",
    "shelfLifeDays": "Upper end of the FoodKeeper range, taken as the whole life from arrival in the store; lower and upper end in foodKeeper.",
    "dateKind": "USE_BY where spoilage is a safety matter (meat, fish, tofu, dairy, ready meals), BEST_BEFORE elsewhere.",
    "storageZone": "All fresh food in the cold room but bread.",
    "storageMinCelsius": "Common cold-room practice for the category; FoodKeeper itself assumes a refrigerator at 4.4 C (40 F).",
    "storageMaxCelsius": "Common cold-room practice for the category; FoodKeeper itself assumes a refrigerator at 4.4 C (40 F).",
    "q10": "2 to 3: middle of 2.5-4.0 at 0-10 C for produce (Saltveit, USDA Agriculture Handbook 66), lower for eggs and bread.",
    "referenceCelsius": "Temperature at which the shelf life holds: the FoodKeeper refrigerator, rounded; 20 C for bread.",
    "typicalUnitPrice": "Invented, of the order of prices in Chinese city supermarkets in 2024.",
    "typicalMassGrams": "Invented, a usual retail pack.",
    "grossMarginShare": "Invented; cost is price times one minus this share. Food retailers work at 20 to 40 percent.",
    "productionFactorId": "Row of the production table that comes nearest to the assumed category.",
    "landfillFactorId": "Row of EPA's waste table that comes nearest to the assumed category.",
}

PRODUCT_REASONS = {
    "name": "The source is anonymous; the number is its own, the category is its first category.",
    "category_id": "Invented: see categories.",
    "food_keeper_id": "Drawn for the third category among the FoodKeeper products of the assumed category.",
    "shelf_life_days": "Upper end of that FoodKeeper product's range: see categories.",
    "date_kind": "As for the category.",
    "storage_zone": "As for the category.",
    "storage_min_celsius": "As for the category.",
    "storage_max_celsius": "As for the category.",
    "reference_celsius": "As for the category.",
    "q10": "As for the category.",
    "mass_grams": "Category value times a seeded factor from 0.7 to 1.4, rounded to 10 g.",
    "case_pack": "Largest of 1, 6, 8, 10, 12 that is not above the product's mean daily sale in a store: a case never holds more than a day.",
    "unit_price": "Category value times a seeded factor from 0.7 to 1.5, rounded to 0.10 CNY.",
    "unit_cost": "Price times one minus the category's margin share, rounded to 0.01 CNY.",
    "salvage_value": "Nothing is paid for food that was not sold in time.",
}

GEOGRAPHY = {
    "centreLatitude": (30.0, "Invented: a round coordinate, not a city of the data set, which is anonymous."),
    "centreLongitude": (115.0, "Invented: a round coordinate, not a city of the data set, which is anonymous."),
    "radiusKilometres": (12.5, "Stores lie in a circle 25 km across, the size of an inner metropolitan area."),
    "minimumSpacingKilometres": (1.0, "Two stores of one chain seldom stand in the same street."),
    "detourFactor": (1.35, "Street distance over straight line; 1.2 to 1.4 is usual in cities."),
    "speedKilometresPerHour": (25.0, "Mean speed of a delivery van in a city, parking left out."),
}

DEPOTS = [("D1", "Depot West", -0.80, 0.25), ("D2", "Depot South-East", 0.55, -0.62)]

# id, name, categories, lead time distribution, cut-off; one for each depot
SUPPLIERS = [
    ("PRODUCE", "Produce supplier", ["leafy-vegetables", "fruiting-vegetables", "root-vegetables", "mushrooms", "herbs",
                                     "fruit", "berries"], [(1, 0.97), (2, 0.03)], "20:00"),
    ("PROTEIN", "Meat and fish supplier", ["pork", "poultry", "beef", "fish"], [(1, 0.97), (2, 0.03)], "18:00"),
    ("CHILLED", "Chilled food and bread supplier", ["tofu", "dairy", "eggs", "ready-meals", "bakery"], [(1, 0.95), (2, 0.05)], "18:00"),
]
ORDER_DAYS = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"]
SUPPLIER_REASONS = {
    "supplierId": "Key; one for each depot, so that the supplier of a store says which depot serves it.",
    "name": "Invented.",
    "depotId": "Goods reach the stores of a depot on that depot's own vehicles; sites.csv names the depot of each store.",
    "categories": "Invented: a store of this kind buys from a handful of wholesalers.",
    "orderDays": "Fresh food is ordered every day.",
    "cutOffTime": "Evening cut-off so that goods reach the depot overnight.",
    "minimumOrderUnits": "The depots bundle the orders of all stores, so a single store has no minimum.",
    "costPerOrder": "Orders are sent by computer; what delivery costs is in the trips.",
    "leadTimeDays": "Ordered today, on the shelf tomorrow; a late truck now and then. Days and probability.",
}

# id, name, count at each depot, grams, crates, fixed, per km, per hour, litres per 100 km
VEHICLES = [
    ("VAN", "Refrigerated van, 3.5 t", 3, 900_000, 90, 120.0, 1.8, 35.0, 11.0),
    ("TRUCK", "Refrigerated light truck, 7.5 t", 1, 3_000_000, 300, 220.0, 2.6, 38.0, 17.0),
]
VEHICLE_REASONS = {
    "vehicleId": "Key of the kind of vehicle at its depot.",
    "name": "Usual name of the type.",
    "depotId": "Every depot has the same vehicles.",
    "count": "Together they hold the busiest day of the sample (2.9 t at a depot) nearly twice, so that donations and transfers fit.",
    "capacityGrams": "Usual payload of the type with a cooling unit.",
    "capacityCrates": "Usual floor and stacking space of the type, crates of 10 kg.",
    "shiftStart": "Vehicles leave when the night's goods have been sorted.",
    "shiftEnd": "Ten hours, one driver with a break; the afternoon serves the recipients of donations.",
    "fixedCost": "Invented: rent and insurance of a used day, CNY.",
    "costPerKilometre": "Invented: fuel, tyres and repair, CNY.",
    "costPerHour": "Invented: a driver with social charges, CNY.",
    "fuel": "Refrigerated vans and light trucks run on diesel in the main.",
    "fuelLitresPer100Kilometres": "Usual consumption of the type in city traffic with a cooling unit.",
    "storageMinCelsius": "One compartment for everything; bread does not mind it.",
    "storageMaxCelsius": "Ambient goods may ride along, so the whole range of the products is allowed.",
    "averageKilometresPerHour": "As in geography: a van in a city, parking left out.",
    "emissionFactorId": "Fuel per kilometre times the factor of diesel.",
}

# id, x and y as share of the radius, grams a day, minimum remaining days, open from, to, categories or None for all
MEAT = ["pork", "poultry", "beef", "fish"]
RECIPIENTS = [
    ("RA", "Recipient A", -0.30, 0.55, 120_000, 1, "09:00", "17:00", None),
    ("RB", "Recipient B", 0.45, 0.40, 60_000, 2, "09:00", "12:00", "no-meat"),
    ("RC", "Recipient C", 0.10, -0.35, 80_000, 1, "10:00", "18:00", None),
    ("RD", "Recipient D", -0.60, -0.40, 40_000, 1, "08:00", "14:00", "produce-and-bread"),
    ("RE", "Recipient E", 0.70, -0.10, 50_000, 2, "09:00", "16:00", "no-meat"),
    ("RF", "Recipient F", 0.02, 0.80, 30_000, 3, "13:00", "18:00", "no-meat"),
    ("RG", "Recipient G", -0.15, 0.05, 90_000, 1, "07:00", "15:00", None),
]
RECIPIENT_REASONS = {
    "recipientId": "Key.",
    "name": "Invented: no real organisation is meant.",
    "latitude": "Invented, inside the area of the stores.",
    "longitude": "Invented, inside the area of the stores.",
    "capacityGramsPerDay": "Invented: from a soup kitchen (30 kg) to a district food bank (120 kg).",
    "minimumRemainingDays": "Soup kitchens cook the same day (1), those that hand out bags need 2 or 3 days.",
    "opensAt": "Invented opening hours.",
    "closesAt": "Invented opening hours.",
    "storageMinCelsius": "Every recipient has a cold room or at least a refrigerator.",
    "storageMaxCelsius": "And a dry store.",
    "acceptsPastBestBefore": "Nobody is assumed to take goods after their date.",
    "acceptedCategories": "Small recipients with little cold space take no meat and fish, or only produce and bread.",
}

MARKDOWN = {
    "discountFractions": ([0.2, 0.3, 0.5], "Three stickers a shop can handle: 20, 30, 50 percent off."),
    "priceElasticity": (-2.0, "Sales of one product go with price to the power of -2; Bijmolt, van Heerde & Pieters (2005) find a mean of "
                              "-2.62 over 1,851 estimates, taken smaller since an old lot sells less well."),
    "labelCostPerUnit": (0.05, "Invented: printing and a minute's work for a dozen stickers, CNY."),
}

TRANSFER = {
    "maxDistanceMetres": (15000, "Longer ways eat the margin of most fresh food."),
    "costPerKilogramKilometre": (0.02, "Invented: used to choose transfers before trips are planned, CNY."),
    "fixedCost": (5.0, "Invented: picking, a crate and putting away again, CNY."),
    "days": (1, "Collected on today's trip, on the other shelf tomorrow."),
}

DONATION = {
    "costPerKilogram": (0.5, "Invented: sorting, packing and handing over, CNY."),
    "valuePerKilogram": (0.0, "No tax credit is assumed; disposal that is not paid is the gain."),
}

PLANNING = {
    "horizonDays": (7, "A week, so that each weekday is planned once."),
    "targetFillRate": (0.95, "Usual target for fresh food in supermarkets; a start for the sweep, not a finding."),
    "newestFirstShare": (0.5, "Half of the customers pick the freshest unit; shops see both, and the share is not in the data."),
    "reviewPeriodDays": (1, "Stores order every day."),
    "holdingCostShareOfUnitCostPerDay": (0.005, "Half a percent of cost a day: capital, cold room and handling."),
    "lostSaleCostShareOfUnitPrice": (0.10, "Beside the lost margin, a tenth of the price for the customer's annoyance."),
    "serviceSecondsPerStop": (600, "Ten minutes to unload at a store or recipient."),
}

# pathway, cost per kilogram, column of EPA's table
DISPOSAL = [("DIGESTION", 0.6, "anaerobic_digestion_wet_cured"), ("COMPOST", 0.7, "composted"), ("LANDFILL", 0.9, "landfilled")]
DISPOSAL_REASONS = {
    "pathway": "Ways that large cities offer and for which EPA publishes a factor; the cheapest is used.",
    "costPerKilogram": "Invented: collection, container and gate fee, CNY; digestion cheapest, since large Chinese cities collect food waste apart "
                       "and digest it, landfill dearest.",
}

SITE_REASONS = {
    "name": "The source is anonymous; the number is its own.",
    "latitude": "Invented: seeded places in the circle of geography, denser towards the centre; depots at the edge.",
    "longitude": "Invented: seeded places in the circle of geography, denser towards the centre; depots at the edge.",
    "time_zone": "The data set comes from cities in China, which has one time zone.",
    "currency": "Currency of the country the data set comes from.",
    "opens_at": "06 to 22 h is the selling day by which the source counts sold-out hours.",
    "closes_at": "06 to 22 h is the selling day by which the source counts sold-out hours.",
    "delivery_from": "Invented: four hours in the early morning, drawn for each store.",
    "delivery_to": "Invented: four hours in the early morning, drawn for each store.",
    "depot_id": "The depot that is nearest as the crow flies.",
}
