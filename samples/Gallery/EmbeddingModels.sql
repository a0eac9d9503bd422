-- Embedder.CreateOrReplaceModel
CREATE OR REPLACE MODEL `gallery.embedder`
REMOTE WITH CONNECTION `us.vertex`
OPTIONS(
  ENDPOINT = 'text-embedding-005'
);

-- Embedder.GenerateEmbedding
SELECT * FROM AI.GENERATE_EMBEDDING(MODEL `gallery.embedder`, (SELECT * FROM UNNEST(@input)));

-- Embedder.MLGenerateEmbedding
SELECT * FROM ML.GENERATE_EMBEDDING(MODEL `gallery.embedder`, (SELECT * FROM UNNEST(@input)));

-- Embedder.MLGenerateEmbeddingJson
SELECT * FROM ML.GENERATE_EMBEDDING(MODEL `gallery.embedder`, (SELECT * FROM UNNEST(@input)), STRUCT(FALSE AS flatten_json_output));
