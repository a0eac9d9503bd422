namespace Bqml.Catalog.Tests;

/// <summary>ALTER MODEL, EXPORT MODEL and the training options that metadata tell, against the counts and facts of the documentation.</summary>
public sealed class ManagementTests
{
    [Theory]
    [InlineData("LINEAR_REG", "ModelChanges", "vertex_ai_model_id, expiration_timestamp, kms_key_name, description, labels")]
    [InlineData("ONNX", "ModelChanges", "vertex_ai_model_id, expiration_timestamp, kms_key_name, description, labels")]
    [InlineData("REMOTE_LLM", "RemoteModelChanges", "expiration_timestamp, description, labels")]
    [InlineData("REMOTE_CLOUD_AI_VISION_V1", "RemoteModelChanges", "expiration_timestamp, description, labels")]
    [InlineData("REMOTE_OPEN_MODEL_GARDEN", "DeployedModelChanges", "expiration_timestamp, description, labels, deploy_model, endpoint_idle_ttl")]
    [InlineData("REMOTE_OPEN_HUGGING_FACE", "DeployedModelChanges", "expiration_timestamp, description, labels, deploy_model, endpoint_idle_ttl")]
    public void Options_of_alter_model_by_model_type(string id, string set, string options)
    {
        Assert.Equal(set, ModelCatalog.FindChangeSet(id)!.Name);
        Assert.Equal(options, string.Join(", ", ModelCatalog.AlterOptions.Where(option => option.AppliesTo(id)).Select(option => option.Name)));
    }

    [Fact]
    public void Every_model_type_is_in_one_set_of_changes() =>
        Assert.All(ModelCatalog.ModelTypes, type => Assert.Single(ModelCatalog.ChangeSets, set => set.ModelTypeIds.Contains(type.Id)));

    [Fact]
    public void An_option_that_registers_a_model_is_for_types_that_can_be_registered()
    {
        var option = ModelCatalog.AlterOptions.Single(option => option.Name == "vertex_ai_model_id");
        Assert.Equal(ModelCatalog.ModelTypes.Where(type => type.CanRegister).Select(type => type.Id), option.ModelTypeIds);
    }

    [Fact]
    public void What_create_model_says_of_an_option_holds_for_alter_model()
    {
        Assert.Equal("^[a-z_][a-z0-9_-]{0,62}$", Option("vertex_ai_model_id").Pattern);
        Assert.Equal(["projects/{project}/locations/{location}/keyRings/{ring}/cryptoKeys/{key}"], Option("kms_key_name").Formats);
        Assert.Equal("[390, 10080]", Option("endpoint_idle_ttl").IntervalMinutes!.ToString());

        static AlterOption Option(string name) => ModelCatalog.AlterOptions.Single(option => option.Name == name);
    }

    [Fact]
    public void Eighteen_model_types_can_be_exported() => Assert.Equal(18, ModelCatalog.ModelTypes.Count(type => type.ExportFormat is not null));

    [Fact]
    public void Export_refuses_features_and_functions()
    {
        Assert.Equal(["URI", "TRIAL_ID"], ModelCatalog.Export.Options.Select(option => option.Name));
        Assert.Equal([true, false], ModelCatalog.Export.Options.Select(option => option.Required));
        Assert.Equal(["ARRAY", "TIMESTAMP", "GEOGRAPHY"], ModelCatalog.Export.RefusedFeatureTypes);
        Assert.Equal(
            ["ML.BAG_OF_WORDS", "ML.FEATURE_CROSS", "ML.POLYNOMIAL_EXPAND", "ML.TF_IDF"],
            ModelCatalog.Functions.Where(static function => function is { TransformAttributeName: not null, ExportableInTransform: false }).Select(static function => function.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Training_options_are_those_of_the_REST_reference()
    {
        Assert.Equal(91, ModelCatalog.TrainingOptions.Count);
        Assert.Equal(91, ModelCatalog.TrainingOptions.Select(option => option.RestName).Distinct().Count());
        Assert.Equal(91, ModelCatalog.TrainingOptions.Select(option => option.PropertyName).Distinct().Count());
        Assert.All(ModelCatalog.TrainingOptions.Where(option => option.OptionName is not null), option =>
            Assert.Contains(ModelCatalog.ModelTypes, type => type.Option(option.OptionName!) is not null));
    }

    [Theory]
    [InlineData("l2Regularization", "L2_REG", "L2Reg")]
    [InlineData("colsampleBytree", "COLSAMPLE_BYTREE", "ColsampleByTree")]
    [InlineData("inputLabelColumns", "INPUT_LABEL_COLS", "InputLabelCols")]
    [InlineData("userColumn", "USER_COL", "UserColumn")]
    [InlineData("lossType", null, "LossType")]
    public void A_training_option_has_the_name_it_is_declared_by(string rest, string? option, string property)
    {
        var field = ModelCatalog.TrainingOptions.Single(field => field.RestName == rest);
        Assert.Equal((option, property), (field.OptionName, field.PropertyName));
    }

    [Theory]
    [InlineData("dataSplitMethod", "SEQUENTIAL", "Seq")]
    [InlineData("kmeansInitializationMethod", "KMEANS_PLUS_PLUS", "KMeansPlusPlus")]
    [InlineData("hparamTuningObjectives", "ROC_AUC", "RocAuc")]
    [InlineData("optimizationStrategy", "NORMAL_EQUATION", "NormalEquation")]
    public void A_value_of_REST_is_a_member_of_the_options_enum(string rest, string value, string member) =>
        Assert.Equal(member, ModelCatalog.TrainingOptions.Single(field => field.RestName == rest).Values.Single(known => known.SqlValue == value).MemberName);
}
