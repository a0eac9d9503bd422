using Bqml;

namespace Gallery.OpenModels;

/// <summary>A model from Hugging Face that BigQuery deploys, and undeploys after two idle days.</summary>
[BigQueryModel("gallery.gemma")]
[RemoteHuggingFaceModel(
    Connection = "us.vertex", HuggingFaceModelId = "google/gemma-3-1b-it", MachineType = "g2-standard-12", MinReplicaCount = 1, MaxReplicaCount = 2, EndpointIdleTtl = "2 DAY")]
public sealed partial class Gemma;

/// <summary>A model from Model Garden, on machines that are reserved.</summary>
[BigQueryModel("gallery.garden")]
[RemoteModelGardenModel(
    ModelGardenModelName = "publishers/google/models/gemma3@gemma-3-270m-it",
    ReservationAffinityType = ReservationAffinityType.SpecificReservation,
    ReservationAffinityKey = ReservationAffinityKey.ReservationName,
    ReservationAffinityValues = ["projects/my-project/zones/us-central1-a/reservations/gpus"])]
public sealed partial class Garden;

/// <summary>An open model on an endpoint that is there already.</summary>
[BigQueryModel("gallery.llama")]
[RemoteOpenModel(Endpoint = "https://us-central1-aiplatform.googleapis.com/v1/projects/my-project/locations/us-central1/endpoints/1234")]
public sealed partial class Llama;
