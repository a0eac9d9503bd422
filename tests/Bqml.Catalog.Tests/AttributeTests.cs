using System.Reflection;

namespace Bqml.Catalog.Tests;

/// <summary>The generated attribute classes fit the catalogue.</summary>
public sealed class AttributeTests
{
    private static readonly Assembly s_assembly = typeof(BigQueryModelAttribute).Assembly;

    public static TheoryData<string> ModelTypeIds => CatalogFixture.ModelTypeIds;

    public static TheoryData<string> EnumNames => CatalogFixture.EnumNames;

    public static TheoryData<string> Transforms => new(ModelCatalog.Functions.Where(function => function.TransformAttributeName is not null).Select(function => function.Name));

    internal static Type AttributeOf(string id) => s_assembly.GetType(ModelCatalog.FindModelType(id)!.AttributeMetadataName, throwOnError: true)!;

    [Theory, MemberData(nameof(ModelTypeIds))]
    public void Model_type_has_its_attribute(string id)
    {
        var type = ModelCatalog.FindModelType(id)!;
        var attribute = AttributeOf(id);
        Assert.Same(type, ModelCatalog.FindModelTypeByAttribute(attribute.FullName!));
        Assert.True(attribute.IsSealed);
        Assert.Equal(type.RowTypeParameterCount, attribute.GetGenericArguments().Length);
        var usage = attribute.GetCustomAttribute<AttributeUsageAttribute>()!;
        Assert.Equal((AttributeTargets.Class, false, false), (usage.ValidOn, usage.AllowMultiple, usage.Inherited));
    }

    [Theory, MemberData(nameof(ModelTypeIds))]
    public void Properties_are_exactly_the_options(string id)
    {
        var type = ModelCatalog.FindModelType(id)!;
        string[] expected =
        [
            .. type.OptionsAndParts.Select(option => option.PropertyName).OfType<string>(),
            .. type.Clauses.Connection == ClauseUse.Required ? [ModelClauses.ConnectionProperty] : Array.Empty<string>(),
            .. type.TakesOnnxFile ? [OnnxImport.FileProperty] : Array.Empty<string>(),
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), Properties(AttributeOf(id)));
    }

    [Fact]
    public void Model_types_over_an_onnx_file_have_an_attribute_without_row_types() =>
        Assert.All(ModelCatalog.ModelTypes.Where(type => type.TakesOnnxFile), type =>
        {
            var attribute = s_assembly.GetType(type.FileAttributeMetadataName!, throwOnError: true)!;
            Assert.Same(type, ModelCatalog.FindModelTypeByAttribute(attribute.FullName!));
            Assert.Empty(attribute.GetGenericArguments());
            Assert.Equal(Properties(AttributeOf(type.Id)), Properties(attribute));
        });

    private static IEnumerable<string> Properties(Type attribute) =>
        attribute.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(property => property.Name).Order(StringComparer.Ordinal);

    [Theory, MemberData(nameof(EnumNames))]
    public void Enum_members_round_trip_to_their_spelling(string name)
    {
        var data = CatalogFixture.Data.Enums.Single(type => type.Name == name);
        var members = Enum.GetNames(s_assembly.GetType("Bqml." + name, throwOnError: true)!);
        Assert.Equal(data.Members.Select(member => member.MemberName), members);
        Assert.Equal(data.Members.Count, data.Members.Select(member => member.SqlValue).Distinct(StringComparer.Ordinal).Count());
        foreach (var member in members) Assert.Equal(member, data.Members.Single(value => value.SqlValue == data.Members.Single(other => other.MemberName == member).SqlValue).MemberName);
    }

    [Theory, MemberData(nameof(EnumNames))]
    public void Every_use_of_an_enum_spells_a_member_alike(string name)
    {
        var uses = ModelCatalog.ModelTypes.SelectMany(type => type.Options).Concat(ModelCatalog.ObjectTable.Options).Where(option => option.EnumType == name).SelectMany(option => option.AllowedValues)
            .Concat(Arguments().Where(argument => argument.EnumType == name).SelectMany(argument => argument.AllowedValues))
            .Concat(ModelCatalog.Functions.SelectMany(function => function.Outputs).SelectMany(output => output.Columns).Where(column => column.EnumType == name).SelectMany(column => column.AllowedValues))
            .Distinct().ToArray();
        Assert.NotEmpty(uses);
        Assert.Equal(uses.Length, uses.Select(value => value.MemberName).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(uses.Length, uses.Select(value => value.SqlValue).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Hyperparameters_are_the_tunable_options()
    {
        var tunable = ModelCatalog.ModelTypes.SelectMany(type => type.Options).Where(option => option.Tunable).Select(option => option.PropertyName!).Distinct(StringComparer.Ordinal);
        Assert.Equal(tunable.Order(StringComparer.Ordinal), Enum.GetNames<Hyperparameter>().Order(StringComparer.Ordinal));
        Assert.All(
            ModelCatalog.ModelTypes.SelectMany(type => type.Options).Where(option => option.PropertyName is not null),
            option => Assert.Equal(Enum.GetNames<Hyperparameter>().Contains(option.PropertyName) ? option.Name : null, ModelCatalog.FindTunableOption(option.PropertyName!)));
    }

    [Fact]
    public void An_option_has_one_property_name_on_every_type() =>
        Assert.All(
            ModelCatalog.ModelTypes.SelectMany(type => type.OptionsAndParts).Where(option => option.PropertyName is not null).GroupBy(option => option.Name, StringComparer.Ordinal),
            uses => Assert.Single(uses.Select(option => option.PropertyName).Distinct(StringComparer.Ordinal)));

    [Fact]
    public void A_property_name_stands_for_one_option() =>
        Assert.All(
            ModelCatalog.ModelTypes.SelectMany(type => type.OptionsAndParts).Where(option => option.PropertyName is not null).GroupBy(option => option.PropertyName, StringComparer.Ordinal),
            uses => Assert.Single(uses.Select(option => option.Name).Distinct(StringComparer.Ordinal)));

    [Fact]
    public void No_two_public_types_of_the_package_differ_by_case_only() =>
        Assert.All(s_assembly.GetExportedTypes().Where(type => !type.IsNested).GroupBy(type => type.FullName, StringComparer.OrdinalIgnoreCase), types => Assert.Single(types));

    [Fact]
    public void Every_attribute_over_rows_that_the_package_has_is_in_the_catalogue() =>
        Assert.All(
            s_assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(Attribute)) && type.IsGenericTypeDefinition),
            type => Assert.True(ModelCatalog.FindModelTypeByAttribute(type.FullName!) is not null || ModelCatalog.FindFunctionByColumnAttribute(type.FullName!) is not null, type.FullName));

    [Fact]
    public void An_unknown_attribute_is_no_model_type() => Assert.Null(ModelCatalog.FindModelTypeByAttribute("System.ObsoleteAttribute"));

    [Theory, MemberData(nameof(Transforms))]
    public void Transform_attribute_takes_the_arguments(string name)
    {
        var function = ModelCatalog.FindFunction(name)!;
        var attribute = s_assembly.GetType(function.TransformAttributeMetadataName!, throwOnError: true)!;
        Assert.Same(function, ModelCatalog.FindTransformByAttribute(attribute.FullName!));
        Assert.True(function.AllowedInTransform);
        var arguments = Assert.Single(function.Signatures).Arguments;
        Assert.True(arguments[0].IsColumn);
        Assert.All(arguments.Skip(1), argument => Assert.NotNull(attribute.GetProperty(argument.PropertyName)));
        Assert.NotNull(attribute.GetProperty("As"));
        var onClass = attribute.GetCustomAttribute<AttributeUsageAttribute>()!.ValidOn == AttributeTargets.Class;
        Assert.Equal(onClass, arguments[0].Type!.StartsWith("STRUCT", StringComparison.Ordinal));
        if (!onClass)
            Assert.Equal(arguments.Where(argument => argument.IsConstructorParameter).Select(argument => argument.PropertyName), Assert.Single(attribute.GetConstructors()).GetParameters().Select(parameter => char.ToUpperInvariant(parameter.Name![0]) + parameter.Name[1..]));
    }

    [Fact]
    public void All_manual_preprocessing_functions_have_an_attribute() => Assert.Equal(17, ModelCatalog.Functions.Count(function => function.TransformAttributeName is not null));

    private static IEnumerable<FunctionArgument> Arguments() =>
        ModelCatalog.Functions.SelectMany(function => function.Signatures).SelectMany(signature => signature.Arguments).Concat(ModelCatalog.VectorIndex.Options).SelectMany(argument => argument.Fields.Prepend(argument)).SelectMany(argument => argument.ElementType is null && argument.ObjectType is null ? [argument] : argument.Fields.Prepend(argument));
}
