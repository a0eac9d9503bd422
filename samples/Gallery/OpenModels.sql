-- Garden.CreateOrReplaceModel
CREATE OR REPLACE MODEL `gallery.garden`
REMOTE WITH CONNECTION DEFAULT
OPTIONS(
  RESERVATION_AFFINITY_TYPE = 'SPECIFIC_RESERVATION',
  RESERVATION_AFFINITY_KEY = 'compute.googleapis.com/reservation-name',
  RESERVATION_AFFINITY_VALUES = ['projects/my-project/zones/us-central1-a/reservations/gpus'],
  MODEL_GARDEN_MODEL_NAME = 'publishers/google/models/gemma3@gemma-3-270m-it'
);

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

-- Llama.CreateOrReplaceModel
CREATE OR REPLACE MODEL `gallery.llama`
REMOTE WITH CONNECTION DEFAULT
OPTIONS(
  ENDPOINT = 'https://us-central1-aiplatform.googleapis.com/v1/projects/my-project/locations/us-central1/endpoints/1234'
);
