namespace Bqml.Benchmarks.Decoding;

/// <summary>A label with its probability.</summary>
[BigQueryRow]
public sealed partial record LabelProbability(string Label, double Prob);

/// <summary>What a classifier predicts for a row: seven scalars and the probabilities of two labels.</summary>
[BigQueryRow]
public sealed partial record ClassifierPrediction(
    string PredictedLabel, IReadOnlyList<LabelProbability> PredictedLabelProbs, long Id, string Species, string Island, double CulmenLengthMm, double FlipperLengthMm, bool IsAdult);

/// <summary>A row of eight columns without nesting.</summary>
[BigQueryRow]
public sealed partial record FlatRow(long Id, string Species, string Island, double CulmenLengthMm, double CulmenDepthMm, double FlipperLengthMm, bool IsAdult, DateOnly Day);
