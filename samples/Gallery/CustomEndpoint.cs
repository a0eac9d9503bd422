using Bqml;

namespace Gallery.CustomEndpoint;

/// <summary>What the endpoint is asked.</summary>
public sealed record Question(string Text, double Temperature, [PassThrough] long QuestionId);

/// <summary>What it answers.</summary>
public sealed record Answer(string Label, double[] Scores);

/// <summary>A model of our own, deployed to an endpoint of Vertex AI.</summary>
[BigQueryModel("gallery.endpoint")]
[RemoteCustomEndpoint<Question, Answer>(
    Connection = "us.vertex", Endpoint = "https://us-central1-aiplatform.googleapis.com/v1/projects/my-project/locations/us-central1/endpoints/1234")]
public sealed partial class Endpoint;
