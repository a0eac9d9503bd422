using Bqml;

namespace Gallery.Autoencoder;

/// <summary>An hour of a server.</summary>
public sealed record ServerHour([MaxAbsScaler] double Requests, [MaxAbsScaler] double Errors, [RobustScaler] double Latency, [RobustScaler] double Memory);

/// <summary>Which hours are unlike the others? What the network reconstructs badly is an anomaly.</summary>
[BigQueryModel("gallery.server_hours")]
[Autoencoder<ServerHour>(HiddenUnits = [16, 4, 16], ActivationFn = ActivationFn.Elu, L1RegActivation = 0.0001, Optimizer = Optimizer.Sgd)]
[TrainingTable("gallery.server_log")]
public sealed partial class ServerHours;
