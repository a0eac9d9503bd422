using Bqml;

namespace Gallery.DeepNeuralNetworks;

/// <summary>A machine's hour.</summary>
public sealed record MachineHour(double Temperature, double Vibration, double Pressure, [Label] double KilowattHours);

/// <summary>How much energy does a machine use?</summary>
[BigQueryModel("gallery.energy")]
[DnnRegressor<MachineHour>(HiddenUnits = [64, 32], ActivationFn = ActivationFn.Relu6, Optimizer = Optimizer.Adam, BatchSize = 128, Dropout = 0.2)]
[TrainingTable("gallery.machine_hours")]
public sealed partial class Energy;

/// <summary>A measured wine.</summary>
public sealed record Wine(double Alcohol, double Acidity, double Sugar, [Label] string Grape);

/// <summary>Which grape is it? Shape and rate of the network are searched for.</summary>
[BigQueryModel("gallery.grape")]
[DnnClassifier<Wine>(NumTrials = 20, MaxParallelTrials = 5, HparamTuningAlgorithm = HparamTuningAlgorithm.RandomSearch, EnableGlobalExplain = true)]
[TuneCandidates(Hyperparameter.HiddenUnits, new long[] { 16 }, new long[] { 64, 32 }, new long[] { 128, 64, 32 })]
[Tune(Hyperparameter.LearnRate, Min = 0.0001, Max = 0.1)]
[TrainingTable("gallery.wines")]
public sealed partial class Grape;
