"""Daily sales of FreshRetailNet-50K as a file in the M layout: one row for each store and product, first its name, then its days in units of 0.1.

python3 retail_series.py --history daily.parquet --out series.csv
"""

import argparse

import pyarrow.parquet

arguments = argparse.ArgumentParser(description=__doc__)
arguments.add_argument("--history", required=True)
arguments.add_argument("--out", required=True)
chosen = arguments.parse_args()

columns = ["store_id", "product_id", "dt", "sale_amount"]
days = pyarrow.parquet.read_table(chosen.history, columns=columns).to_pandas()
days["units"] = (days.sale_amount * 10).round().astype(int)
wide = days.pivot(index=["store_id", "product_id"], columns="dt", values="units")
wide.index = [f"{store}/{product}" for store, product in wide.index]
wide.to_csv(chosen.out, header=False)
