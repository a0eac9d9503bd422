using Bqml.Testing.GoogleSql;

namespace Bqml.Generators.Tests.Labs;

/// <summary>The lab that classifies pictures of animals by an imported ONNX model: what its statements are in C#, and the columns they have.</summary>
public class WildlifeLabTests
{
    private static readonly LabProgram s_lab = new(""""
        using System;
        using System.Linq;
        using System.Threading.Tasks;
        using Bqml;
        namespace Lab;

        [ObjectTable("onnx_demo.wildlife", Uris = ["gs://my-bucket/gsp1248/images/*"], Connection = "us-east1.onnx_conn")]
        public sealed partial class Wildlife;

        [BigQueryModel("onnx_demo.model")]
        [OnnxModel(File = "resnet18.onnx", ModelPath = "gs://my-bucket/gsp1248/resnet18.onnx")]
        [ImageInput]
        public sealed partial class Animals;

        public static class Program
        {
            private static readonly BigQueryTable s_classifier = "onnx_demo.classifier", s_model = "onnx_demo.model";

            private static Task Execute(BigQueryML bigquery, BigQuerySql sql) => bigquery.ExecuteAsync(sql.ToCommand());

            public static async Task RunAsync(BigQueryML bigquery, string step)
            {
                var wildlife = new Wildlife(bigquery);
                switch (step)
                {
                    case "object table": await wildlife.CreateAsync(CreateMode.CreateOrReplace); break;
                    case "classes": await Execute(bigquery, $"LOAD DATA OVERWRITE {s_classifier} FROM FILES(format = 'CSV', uris = ['gs://my-bucket/gsp1248/classifier.csv'])"); break;
                    case "model": await new Animals(bigquery).CreateAsync(CreateMode.CreateOrReplace); break;
                    case "predictions": await new Animals(bigquery).PredictAsync(wildlife).CountAsync(); break;
                    case "semi-join": await Execute(bigquery, $"""
                        SELECT * FROM {s_classifier}
                        WHERE EXISTS (
                          SELECT 1
                          FROM ML.PREDICT(MODEL {s_model}, (SELECT ML.RESIZE_IMAGE(ML.DECODE_IMAGE(data), 224, 224, FALSE) AS input FROM {wildlife}))
                          WHERE class_label = ID - 1)
                        """); break;
                    case "join": await Execute(bigquery, $"""
                        SELECT prediction.uri, classes.Classification
                        FROM ML.PREDICT(MODEL {s_model}, (SELECT uri, ML.RESIZE_IMAGE(ML.DECODE_IMAGE(data), 224, 224, FALSE) AS input FROM {wildlife})) AS prediction
                        JOIN {s_classifier} AS classes ON classes.ID = prediction.class_label + 1
                        """); break;
                    default: throw new ArgumentException(step);
                }
            }
        }
        """");

    private const string Image = "STRUCT<ARRAY<INT64>, ARRAY<FLOAT64>>";

    private static GoogleSqlCatalog Catalog() => new GoogleSqlCatalog()
        .AddConnection("us-east1.onnx_conn")
        .AddTable("onnx_demo.wildlife", LabProgram.ObjectColumns)
        .AddTable("onnx_demo.classifier", ("ID", "INT64"), ("Classification", "STRING"))
        .AddFunction("ML.DECODE_IMAGE", Image, "BYTES")
        .AddFunction("ML.RESIZE_IMAGE", Image, Image, "INT64", "INT64", "BOOL")
        .AddTableFunction("ML.PREDICT", "SELECT CAST(NULL AS INT64) AS class_label, t0.* FROM t0", "any", "table");

    [GoogleSqlTheory]
    [InlineData("object table", "")]
    [InlineData("classes", "")]
    [InlineData("model", "")]
    [InlineData("predictions", "uri STRING, class_label INT64")]
    [InlineData("semi-join", "ID INT64, Classification STRING")]
    [InlineData("join", "uri STRING, Classification STRING")]
    public async Task Google_accepts_the_statement_and_sees_the_columns(string step, string columns) => Assert.Equal(columns, string.Join(", ", await s_lab.ColumnsAsync(step, Catalog())));
}
