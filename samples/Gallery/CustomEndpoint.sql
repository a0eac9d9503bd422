-- Endpoint.CreateOrReplaceModel
CREATE OR REPLACE MODEL `gallery.endpoint`
INPUT(
  `text` STRING,
  `temperature` FLOAT64
)
OUTPUT(
  `label` STRING,
  `scores` ARRAY<FLOAT64>
)
REMOTE WITH CONNECTION `us.vertex`
OPTIONS(
  ENDPOINT = 'https://us-central1-aiplatform.googleapis.com/v1/projects/my-project/locations/us-central1/endpoints/1234'
);

-- Endpoint.Evaluate
SELECT * FROM ML.EVALUATE(MODEL `gallery.endpoint`);

-- Endpoint.Predict
SELECT * FROM ML.PREDICT(MODEL `gallery.endpoint`, (SELECT * FROM UNNEST(@input)));
