-- Garden.CreateOrReplaceModel
CREATE OR REPLACE MODEL `gallery.garden`
REMOTE WITH CONNECTION DEFAULT
OPTIONS(
  RESERVATION_AFFINITY_TYPE = 'SPECIFIC_RESERVATION',
  RESERVATION_AFFINITY_KEY = 'compute.googleapis.com/reservation-name',
  RESERVATION_AFFINITY_VALUES = ['projects/my-project/zones/us-central1-a/reservations/gpus'],
  MODEL_GARDEN_MODEL_NAME = 'publishers/google/models/gemma3@gemma-3-270m-it'
);

-- Garden.GenerateEmbedding
SELECT * FROM AI.GENERATE_EMBEDDING(MODEL `gallery.garden`, (SELECT * FROM UNNEST(@input)));

-- Garden.MLGenerateEmbedding
SELECT * FROM ML.GENERATE_EMBEDDING(MODEL `gallery.garden`, (SELECT * FROM UNNEST(@input)));

-- Garden.MLGenerateEmbeddingJson
SELECT * FROM ML.GENERATE_EMBEDDING(MODEL `gallery.garden`, (SELECT * FROM UNNEST(@input)), STRUCT(FALSE AS flatten_json_output));

-- Garden.Evaluate
SELECT * FROM ML.EVALUATE(MODEL `gallery.garden`);

-- Garden.EvaluateRows
SELECT * FROM ML.EVALUATE(MODEL `gallery.garden`, (SELECT * FROM UNNEST(@input)));

-- Garden.EvaluateClassification
SELECT * FROM ML.EVALUATE(MODEL `gallery.garden`, STRUCT('CLASSIFICATION' AS task_type));

-- Garden.EvaluateClassificationRows
SELECT * FROM ML.EVALUATE(MODEL `gallery.garden`, (SELECT * FROM UNNEST(@input)), STRUCT('CLASSIFICATION' AS task_type));

-- Garden.EvaluateSummarization
SELECT * FROM ML.EVALUATE(MODEL `gallery.garden`, STRUCT('SUMMARIZATION' AS task_type));

-- Garden.EvaluateSummarizationRows
SELECT * FROM ML.EVALUATE(MODEL `gallery.garden`, (SELECT * FROM UNNEST(@input)), STRUCT('SUMMARIZATION' AS task_type));

-- Garden.EvaluateQuestionAnswering
SELECT * FROM ML.EVALUATE(MODEL `gallery.garden`, STRUCT('QUESTION_ANSWERING' AS task_type));

-- Garden.EvaluateQuestionAnsweringRows
SELECT * FROM ML.EVALUATE(MODEL `gallery.garden`, (SELECT * FROM UNNEST(@input)), STRUCT('QUESTION_ANSWERING' AS task_type));

-- Garden.GenerateText
SELECT * FROM AI.GENERATE_TEXT(MODEL `gallery.garden`, (SELECT * FROM UNNEST(@input)));

-- Garden.MLGenerateText
SELECT * FROM ML.GENERATE_TEXT(MODEL `gallery.garden`, (SELECT * FROM UNNEST(@input)));

-- Garden.MLGenerateTextFlattened
SELECT * FROM ML.GENERATE_TEXT(MODEL `gallery.garden`, (SELECT * FROM UNNEST(@input)), STRUCT(TRUE AS flatten_json_output));

-- Gemma.CreateOrReplaceModel
CREATE OR REPLACE MODEL `gallery.gemma`
REMOTE WITH CONNECTION `us.vertex`
OPTIONS(
  HUGGING_FACE_MODEL_ID = 'google/gemma-3-1b-it',
  MACHINE_TYPE = 'g2-standard-12',
  MIN_REPLICA_COUNT = 1,
  MAX_REPLICA_COUNT = 2,
  ENDPOINT_IDLE_TTL = INTERVAL 2 DAY
);

-- Gemma.GenerateEmbedding
SELECT * FROM AI.GENERATE_EMBEDDING(MODEL `gallery.gemma`, (SELECT * FROM UNNEST(@input)));

-- Gemma.MLGenerateEmbedding
SELECT * FROM ML.GENERATE_EMBEDDING(MODEL `gallery.gemma`, (SELECT * FROM UNNEST(@input)));

-- Gemma.MLGenerateEmbeddingJson
SELECT * FROM ML.GENERATE_EMBEDDING(MODEL `gallery.gemma`, (SELECT * FROM UNNEST(@input)), STRUCT(FALSE AS flatten_json_output));

-- Gemma.Evaluate
SELECT * FROM ML.EVALUATE(MODEL `gallery.gemma`);

-- Gemma.EvaluateRows
SELECT * FROM ML.EVALUATE(MODEL `gallery.gemma`, (SELECT * FROM UNNEST(@input)));

-- Gemma.EvaluateClassification
SELECT * FROM ML.EVALUATE(MODEL `gallery.gemma`, STRUCT('CLASSIFICATION' AS task_type));

-- Gemma.EvaluateClassificationRows
SELECT * FROM ML.EVALUATE(MODEL `gallery.gemma`, (SELECT * FROM UNNEST(@input)), STRUCT('CLASSIFICATION' AS task_type));

-- Gemma.EvaluateSummarization
SELECT * FROM ML.EVALUATE(MODEL `gallery.gemma`, STRUCT('SUMMARIZATION' AS task_type));

-- Gemma.EvaluateSummarizationRows
SELECT * FROM ML.EVALUATE(MODEL `gallery.gemma`, (SELECT * FROM UNNEST(@input)), STRUCT('SUMMARIZATION' AS task_type));

-- Gemma.EvaluateQuestionAnswering
SELECT * FROM ML.EVALUATE(MODEL `gallery.gemma`, STRUCT('QUESTION_ANSWERING' AS task_type));

-- Gemma.EvaluateQuestionAnsweringRows
SELECT * FROM ML.EVALUATE(MODEL `gallery.gemma`, (SELECT * FROM UNNEST(@input)), STRUCT('QUESTION_ANSWERING' AS task_type));

-- Gemma.GenerateText
SELECT * FROM AI.GENERATE_TEXT(MODEL `gallery.gemma`, (SELECT * FROM UNNEST(@input)));

-- Gemma.MLGenerateText
SELECT * FROM ML.GENERATE_TEXT(MODEL `gallery.gemma`, (SELECT * FROM UNNEST(@input)));

-- Gemma.MLGenerateTextFlattened
SELECT * FROM ML.GENERATE_TEXT(MODEL `gallery.gemma`, (SELECT * FROM UNNEST(@input)), STRUCT(TRUE AS flatten_json_output));

-- Llama.CreateOrReplaceModel
CREATE OR REPLACE MODEL `gallery.llama`
REMOTE WITH CONNECTION DEFAULT
OPTIONS(
  ENDPOINT = 'https://us-central1-aiplatform.googleapis.com/v1/projects/my-project/locations/us-central1/endpoints/1234'
);

-- Llama.GenerateEmbedding
SELECT * FROM AI.GENERATE_EMBEDDING(MODEL `gallery.llama`, (SELECT * FROM UNNEST(@input)));

-- Llama.MLGenerateEmbedding
SELECT * FROM ML.GENERATE_EMBEDDING(MODEL `gallery.llama`, (SELECT * FROM UNNEST(@input)));

-- Llama.MLGenerateEmbeddingJson
SELECT * FROM ML.GENERATE_EMBEDDING(MODEL `gallery.llama`, (SELECT * FROM UNNEST(@input)), STRUCT(FALSE AS flatten_json_output));

-- Llama.Evaluate
SELECT * FROM ML.EVALUATE(MODEL `gallery.llama`);

-- Llama.EvaluateRows
SELECT * FROM ML.EVALUATE(MODEL `gallery.llama`, (SELECT * FROM UNNEST(@input)));

-- Llama.EvaluateClassification
SELECT * FROM ML.EVALUATE(MODEL `gallery.llama`, STRUCT('CLASSIFICATION' AS task_type));

-- Llama.EvaluateClassificationRows
SELECT * FROM ML.EVALUATE(MODEL `gallery.llama`, (SELECT * FROM UNNEST(@input)), STRUCT('CLASSIFICATION' AS task_type));

-- Llama.EvaluateSummarization
SELECT * FROM ML.EVALUATE(MODEL `gallery.llama`, STRUCT('SUMMARIZATION' AS task_type));

-- Llama.EvaluateSummarizationRows
SELECT * FROM ML.EVALUATE(MODEL `gallery.llama`, (SELECT * FROM UNNEST(@input)), STRUCT('SUMMARIZATION' AS task_type));

-- Llama.EvaluateQuestionAnswering
SELECT * FROM ML.EVALUATE(MODEL `gallery.llama`, STRUCT('QUESTION_ANSWERING' AS task_type));

-- Llama.EvaluateQuestionAnsweringRows
SELECT * FROM ML.EVALUATE(MODEL `gallery.llama`, (SELECT * FROM UNNEST(@input)), STRUCT('QUESTION_ANSWERING' AS task_type));

-- Llama.GenerateText
SELECT * FROM AI.GENERATE_TEXT(MODEL `gallery.llama`, (SELECT * FROM UNNEST(@input)));

-- Llama.MLGenerateText
SELECT * FROM ML.GENERATE_TEXT(MODEL `gallery.llama`, (SELECT * FROM UNNEST(@input)));

-- Llama.MLGenerateTextFlattened
SELECT * FROM ML.GENERATE_TEXT(MODEL `gallery.llama`, (SELECT * FROM UNNEST(@input)), STRUCT(TRUE AS flatten_json_output));
