-- SalesChange.CreateOrReplaceModel
CREATE OR REPLACE MODEL `gallery.sales_change`
OPTIONS(
  MODEL_TYPE = 'CONTRIBUTION_ANALYSIS',
  CONTRIBUTION_METRIC = 'SUM(revenue)',
  IS_TEST_COL = 'is_this_year',
  DIMENSION_ID_COLS = ['shop', 'product', 'region'],
  TOP_K_INSIGHTS_BY_APRIORI_SUPPORT = 30,
  PRUNING_METHOD = 'PRUNE_REDUNDANT_INSIGHTS'
)
AS
SELECT
  `revenue`,
  `shop`,
  `product`,
  `region`,
  `is_this_year`
FROM `gallery.sales`;

-- SalesChange.GetInsights
SELECT * FROM ML.GET_INSIGHTS(MODEL `gallery.sales_change`);
