using Bqml.GoogleSql.Syntax;

namespace Bqml.Generators.Specs;

/// <summary>What a rule has to say about a spec. The analyzer turns it into a diagnostic; the generator emits only when no finding is an error.</summary>
/// <param name="Id">The diagnostic: BQML0001.</param>
/// <param name="IsError">Whether nothing is generated for a declaration that has it.</param>
/// <param name="Target">What to underline.</param>
/// <param name="Arguments">Message arguments.</param>
/// <param name="Properties">Key/value pairs for code fixes, flattened.</param>
internal sealed record Finding(string Id, bool IsError, FindingTarget Target, EquatableArray<string> Arguments, EquatableArray<string> Properties);

/// <summary>A place in a declaration, by value: the analyzer finds the location from the symbol.</summary>
/// <param name="Kind">What kind of place.</param>
/// <param name="Name">The argument's or the row property's name, where the kind has one.</param>
/// <param name="Index">Which of several attributes or positional arguments.</param>
/// <param name="Part">The part of the SQL that is written there; null: all of it.</param>
internal readonly record struct FindingTarget(FindingTargetKind Kind, string? Name = null, int Index = 0, TextSpan? Part = null);

internal enum FindingTargetKind
{
    /// <summary>The class's identifier.</summary>
    Class,
    /// <summary>[BigQueryModel].</summary>
    ModelAttribute,
    /// <summary>The type attribute number Index, or its named argument Name.</summary>
    ModelType,
    /// <summary>[TrainingTable] or [TrainingQuery], or its named argument Name.</summary>
    Training,
    /// <summary>[CustomHoliday] number Index, or its argument Name.</summary>
    CustomHoliday,
    /// <summary>[CustomHolidayTable] or [CustomHolidayQuery] number Index, or its argument Name.</summary>
    HolidaySource,
    /// <summary>[ModelOption] number Index.</summary>
    UnlistedOption,
    /// <summary>[ClassWeight] number Index.</summary>
    ClassWeight,
    /// <summary>[Tune] or [TuneCandidates] number Index.</summary>
    Tuning,
    /// <summary>[ImageInput] number Index, or its argument Name.</summary>
    ImageInput,
    /// <summary>The transform attribute number Index on the class.</summary>
    Transform,
    /// <summary>[ObjectTable], or its argument Name.</summary>
    ObjectTable,
    /// <summary>The attribute that computes the row property Name, with the same fallback as RowProperty.</summary>
    AiColumn,
    /// <summary>The row property Name; falls back to the type attribute when the row lives in another assembly.</summary>
    RowProperty,
    /// <summary>The property Name of what a model made elsewhere predicts, with the same fallback.</summary>
    OutputProperty,
}
