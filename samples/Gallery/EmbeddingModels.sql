-- Embedder.CreateOrReplaceModel
CREATE OR REPLACE MODEL `gallery.embedder`
REMOTE WITH CONNECTION `us.vertex`
OPTIONS(
  ENDPOINT = 'text-embedding-005'
);
