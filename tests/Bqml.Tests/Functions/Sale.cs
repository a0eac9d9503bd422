using Bqml.GoogleSql;
using Bqml.Runtime;

namespace Bqml.Tests.Functions;

/// <summary>A row type with its functions, as generated code would write it.</summary>
internal sealed record Sale(string Store, DateOnly Day, double Amount) : IBigQueryRow<Sale>
{
    public static TimeSeries<Sale, SeriesKey, SeriesPoint> TimeSeries { get; } = new("amount", "day", ["store"], new KeyReader(), new PointReader());

    /// <summary>As if there were one store.</summary>
    public static TimeSeries<Sale, NoColumns, SeriesPoint> OneSeries { get; } = new("amount", "day", [], NoColumns.Reader, new PointReader());

    public static KeyDrivers<Sale, SeriesKey> KeyDrivers { get; } = new("amount", ["store"], "is_test", new KeyReader());

    public static Correlations<Sale, SeriesKey> Correlations { get; } = new("amount", ["tax"], ["store"], new KeyReader());

    public static PointInTime<Sale> PointInTime { get; } = new();

    static RowReader<Sale> IBigQueryRow<Sale>.RowReader { get; } = new SaleReader();

    static RowWriter<Sale> IBigQueryRow<Sale>.RowWriter { get; } = new SaleWriter();

    public sealed record SeriesKey(string? Store);

    public sealed record SeriesPoint(string Store, DateOnly Day, double? Amount);

    private sealed class KeyReader : RowReader<SeriesKey>
    {
        public override IReadOnlyList<ExpectedColumn> Columns { get; } = [new("store", SqlType.String, isNullable: true)];

        public override SeriesKey Read(ref RowCursor row)
        {
            string? store = null;
            while (row.MoveNext(out _)) store = row.ReadNullableString();
            return new(store);
        }
    }

    private sealed class PointReader : RowReader<SeriesPoint>
    {
        public override IReadOnlyList<ExpectedColumn> Columns { get; } = [new("store", SqlType.String), new("day", SqlType.Date), new("amount", SqlType.Float64, isNullable: true)];

        public override SeriesPoint Read(ref RowCursor row)
        {
            var store = "";
            DateOnly day = default;
            double? amount = null;
            while (row.MoveNext(out var column))
            {
                switch (column)
                {
                    case 0: store = row.ReadString(); break;
                    case 1: day = row.ReadDateOnly(); break;
                    case 2: amount = row.ReadNullableDouble(); break;
                }
            }
            return new(store, day, amount);
        }
    }

    private sealed class SaleReader : RowReader<Sale>
    {
        public override IReadOnlyList<ExpectedColumn> Columns { get; } = [new("store", SqlType.String), new("day", SqlType.Date), new("amount", SqlType.Float64)];

        public override Sale Read(ref RowCursor row)
        {
            var (store, day, amount) = ("", default(DateOnly), 0d);
            while (row.MoveNext(out var column))
            {
                switch (column)
                {
                    case 0: store = row.ReadString(); break;
                    case 1: day = row.ReadDateOnly(); break;
                    case 2: amount = row.ReadDouble(); break;
                }
            }
            return new(store, day, amount);
        }
    }

    private sealed class SaleWriter : RowWriter<Sale>
    {
        public override SqlType Type { get; } = SqlType.Struct(new SqlField("store", SqlType.String), new SqlField("day", SqlType.Date), new SqlField("amount", SqlType.Float64));

        public override void Write(ParameterWriter writer, Sale row)
        {
            writer.String("store", row.Store);
            writer.Date("day", row.Day);
            writer.Float64("amount", row.Amount);
        }
    }
}
