"""Builds the three frozen replay scenarios: 3, 7 and 14 days of life."""

from assumptions import DISPOSAL, PLANNING

HIDDEN_FROM, HIDDEN_TO = "2024-05-15", "2024-06-11"
LIVES = {
    3: "Three days on arrival and one day of lead time: the supermarket case of Pauls-Worm & Hendrix (order policies for a perishable product "
       "in retail), and the life of bok choy and strawberries in FoodKeeper.",
    7: "One week: tofu, mushrooms and leaf lettuce in FoodKeeper.",
    14: "Two weeks: yogurt in FoodKeeper; long enough for most safety stock to sell.",
}


def build(life):
    closing = [round(days / life, 6) for days in range(1, life + 1)]
    return {
        "formatVersion": 1,
        "name": f"replay-{life}d",
        "description": f"Four hidden weeks, planned day by day with what was known, all products with {life} days of life. Frozen before the first measurement.",
        "calendar": {
            "historyFrom": "2024-03-28",
            "historyTo": "2024-05-14",
            "hiddenFrom": HIDDEN_FROM,
            "hiddenTo": HIDDEN_TO,
            "reasons": {
                "historyFrom": "First day of the data.",
                "historyTo": "Seven weeks to learn from.",
                "hiddenFrom": "Four whole weeks are hidden.",
                "hiddenTo": "Last day of the data.",
            },
        },
        "supply": {
            "shelfLifeDaysOnArrival": life,
            "leadTimeDays": 1,
            "reviewPeriodDays": 1,
            "casePackFrom": "PRODUCTS",
            "eventOrder": ["RECEIVE", "REVIEW", "SELL", "EXPIRE"],
            "reasons": {
                "shelfLifeDaysOnArrival": LIVES[life] + " A unit received on day d is sold on d to d+life-1.",
                "leadTimeDays": "Ordered at today's review, received before tomorrow's; usual for fresh food.",
                "reviewPeriodDays": "Stores order every day.",
                "casePackFrom": "Case packs of products.csv: no case above a mean day's sale of a store.",
                "eventOrder": "Deliveries come before opening, the order is written with them on the shelf, what ends its life leaves at closing.",
            },
        },
        "issuing": {
            "newestFirstShare": PLANNING["newestFirstShare"][0],
            "reasons": {
                "newestFirstShare": "Each unit sold is the newest with this probability, else the oldest. The share is not in the data; the middle is taken, "
                             "since customers take from the front or search for the freshest (Pauls-Worm & Hendrix).",
            },
        },
        "costs": {
            "unitPriceFrom": "PRODUCTS",
            "unitCostFrom": "PRODUCTS",
            "holdingCostShareOfUnitCostPerDay": PLANNING["holdingCostShareOfUnitCostPerDay"][0],
            "disposalCostPerKilogram": DISPOSAL[0][1],
            "lostSaleCostShareOfUnitPrice": PLANNING["lostSaleCostShareOfUnitPrice"][0],
            "reasons": {
                "unitPriceFrom": "Prices of products.csv, no markdown in the replay.",
                "unitCostFrom": "Costs of products.csv.",
                "holdingCostShareOfUnitCostPerDay": PLANNING["holdingCostShareOfUnitCostPerDay"][1] + " Charged on the stock left at closing.",
                "disposalCostPerKilogram": "Digestion, as in scenario.json; a wasted unit costs its purchase price and this.",
                "lostSaleCostShareOfUnitPrice": PLANNING["lostSaleCostShareOfUnitPrice"][1] + " A lost unit costs price less cost, and this.",
            },
        },
        "openingStock": {
            "daysOfMeanSales": 1.0,
            "meanOverDays": 28,
            "ageDays": 0,
            "ordersOnTheWay": 0,
            "reasons": {
                "daysOfMeanSales": "One mean day, rounded up, for every policy alike: enough until the first order arrives.",
                "meanOverDays": "The last four weeks before the hidden ones.",
                "ageDays": "All fresh, so no policy inherits waste.",
                "ordersOnTheWay": "None, so that every order in the replay is the policy's own.",
            },
        },
        "closingStock": {
            "valueShareOfUnitCostByRemainingDays": closing,
            "ordersOnTheWayValueShare": 1.0,
            "reasons": {
                "valueShareOfUnitCostByRemainingDays": "Stock left at the end is credited at its cost times remaining life over life (for 1, 2, ... remaining days "
                                                       "on the next morning); the rest is charged, so nobody gains by a full or an empty shelf.",
                "ordersOnTheWayValueShare": "Ordered goods have their whole life before them.",
            },
        },
        "simulation": {
            "seeds": list(range(1, 21)),
            "commonRandomNumbers": True,
            "confidenceLevel": 0.95,
            "reasons": {
                "seeds": "Twenty runs, the same for every policy.",
                "commonRandomNumbers": "Each policy meets the same customers, so differences are not noise.",
                "confidenceLevel": "Usual level for the intervals over seeds.",
            },
        },
        "sweep": {
            "serviceLevels": [0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.925, 0.95, 0.97, 0.98, 0.99, 0.995],
            "lastWeekMultipliers": [0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.35, 1.5, 1.75, 2.0, 2.5],
            "movingAverageDays": 28,
            "compareAtFillRates": [0.85, 0.9, 0.95, 0.97],
            "reasons": {
                "serviceLevels": "From careless to lavish, closer where shops work; used by every policy with a service level.",
                "lastWeekMultipliers": "Order what sold on the same weekday last week, times this: the same freedom for the simplest baseline.",
                "movingAverageDays": "Four weeks hold each weekday four times.",
                "compareAtFillRates": "Waste is compared at equal fill rate, read between neighbouring points of the sweep.",
            },
        },
    }
