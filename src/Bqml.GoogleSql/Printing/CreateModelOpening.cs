namespace Bqml.GoogleSql;

/// <summary>What stands before the model's name in the three forms of CREATE MODEL.</summary>
public static class CreateModelOpening
{
    /// <summary>Fails when the model exists.</summary>
    public const string Create = "CREATE MODEL ";

    /// <summary>Does nothing when the model exists.</summary>
    public const string CreateIfNotExists = "CREATE MODEL IF NOT EXISTS ";

    /// <summary>Replaces the model when it exists.</summary>
    public const string CreateOrReplace = "CREATE OR REPLACE MODEL ";
}
