using Bqml.GoogleSql;
using Bqml.Runtime;

namespace Bqml.Tests.Support;

internal delegate T ReadValue<out T>(ref RowCursor row);

/// <summary>A reader of one column <c>x</c>, as generated code would write it.</summary>
internal sealed class ColumnReader<T>(SqlType type, ReadValue<T> read, RowReader? nested = null, params SqlType[] alsoAccepts) : RowReader<T>
{
    public override IReadOnlyList<ExpectedColumn> Columns { get; } = [new ExpectedColumn("x", type, nested: nested) { AlsoAccepts = alsoAccepts }];

    public override T Read(ref RowCursor row)
    {
        T value = default!;
        while (row.MoveNext(out _)) value = read(ref row);
        return value;
    }
}

internal sealed record ClassProbability(string Label, double Probability)
{
    public static RowReader<ClassProbability> Reader { get; } = new ProbabilityReader();

    private sealed class ProbabilityReader : RowReader<ClassProbability>
    {
        public override IReadOnlyList<ExpectedColumn> Columns { get; } = [new("label", SqlType.String), new("prob", SqlType.Float64)];

        public override ClassProbability Read(ref RowCursor row)
        {
            var label = "";
            var probability = 0d;
            while (row.MoveNext(out var column))
            {
                switch (column)
                {
                    case 0: label = row.ReadString(); break;
                    case 1: probability = row.ReadDouble(); break;
                }
            }
            return new(label, probability);
        }
    }
}

/// <summary>A prediction of a classifier: required, nullable and optional columns, an ARRAY of STRUCT, and the rest.</summary>
internal sealed record Prediction(string Species, double? Length, long? Year, ClassProbability[] Probabilities, Dictionary<string, double?> Rest)
{
    public static RowReader<Prediction> Reader { get; } = new PredictionReader();

    private sealed class PredictionReader : RowReader<Prediction>
    {
        public override IReadOnlyList<ExpectedColumn> Columns { get; } =
        [
            new("species", SqlType.String),
            new("length", SqlType.Float64, isNullable: true),
            new("year", SqlType.Int64, isNullable: true, isOptional: true),
            new("probs", SqlType.Array(SqlType.Struct(new SqlField("label", SqlType.String), new SqlField("prob", SqlType.Float64))), nested: ClassProbability.Reader),
            ExpectedColumn.Rest(SqlType.Float64),
        ];

        public override Prediction Read(ref RowCursor row)
        {
            var species = "";
            double? length = null;
            long? year = null;
            ClassProbability[] probabilities = [];
            var rest = new Dictionary<string, double?>();
            while (row.MoveNext(out var column))
            {
                switch (column)
                {
                    case 0: species = row.ReadString(); break;
                    case 1: length = row.ReadNullableDouble(); break;
                    case 2: year = row.ReadNullableInt64(); break;
                    case 3: probabilities = row.ReadArray(ClassProbability.Reader); break;
                    case 4: rest[row.ColumnName] = row.ReadNullableDouble(); break;
                }
            }
            return new(species, length, year, probabilities, rest);
        }
    }
}
