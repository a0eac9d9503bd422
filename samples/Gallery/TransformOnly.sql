-- PreparedReview.CreateOrReplaceModel
CREATE OR REPLACE MODEL `gallery.prepared_review`
TRANSFORM(
  ML.LABEL_ENCODER(ML.IMPUTER(`language`, 'most_frequent') OVER()) OVER() AS `language`,
  ML.MIN_MAX_SCALER(ML.IMPUTER(`stars`, 'mean') OVER()) OVER() AS `stars`,
  ML.HASH_BUCKETIZE(`author`, 1000) AS `author`,
  (LENGTH(text)) AS `text`
)
OPTIONS(
  MODEL_TYPE = 'TRANSFORM_ONLY'
)
AS
SELECT
  `language`,
  `stars`,
  `author`,
  `text`
FROM `gallery.reviews`;

-- PreparedReview.FeatureInfo
SELECT * FROM ML.FEATURE_INFO(MODEL `gallery.prepared_review`);

-- PreparedReview.Transform
SELECT * FROM ML.TRANSFORM(MODEL `gallery.prepared_review`, (SELECT * FROM UNNEST(@input)));
