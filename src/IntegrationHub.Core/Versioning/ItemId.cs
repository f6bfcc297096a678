using IntegrationHub.Core.Canonical;

namespace IntegrationHub.Core.Versioning;

/// <summary>What kind of controlled item an id names. A contract and a mapping may have the same id.</summary>
public enum ItemKind
{
    /// <summary>A JSON Schema under <c>contracts/</c>.</summary>
    Contract,

    /// <summary>A mapping file.</summary>
    Mapping,

    /// <summary>A code list.</summary>
    CodeList,

    /// <summary>A policy.</summary>
    Policy,

    /// <summary>The requirement and risk register.</summary>
    RequirementRegister,

    /// <summary>A metric definition.</summary>
    MetricDefinition,

    /// <summary>A system.yaml.</summary>
    System,

    /// <summary>A steward's decision or alias.</summary>
    DecisionRule,

    /// <summary>A layout: records, fields and nesting of documents that do not say this themselves.</summary>
    Layout,
}

/// <summary>The id of a controlled item: lower-case segments with a slash between, for example <c>plm-windchill/part</c>.</summary>
public readonly record struct ItemId
{
    private readonly string? _text;

    private ItemId(string text) => _text = text;

    /// <summary>Gets the id as written.</summary>
    public string Text => _text ?? "";

    /// <summary>Gets the first segment: the system, or the whole id where there is one segment.</summary>
    public string System => Text.Split('/')[0];

    /// <summary>Reads an id: 1 to 120 characters, segments of <c>a-z 0-9 - _ .</c> that begin with a letter or digit.</summary>
    /// <returns>The id, or problem <c>VER-0010</c>.</returns>
    public static Outcome<ItemId> Parse(string? text, string? place = null) =>
        text is { Length: > 0 and <= 120 } && text.Split('/').All(IsSegment)
            ? Outcome<ItemId>.Of(new ItemId(text))
            : Outcome<ItemId>.Failed(new Problem("VER-0010",
                "An item id is made of lower-case segments (a-z, 0-9, '-', '_', '.') with '/' between, for example plm-windchill/part. Correct the id.",
                place, RawValue: text));

    /// <inheritdoc />
    public override string ToString() => Text;

    private static bool IsSegment(string segment) =>
        segment.Length > 0 && char.IsAsciiLetterOrDigit(segment[0])
        && segment.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_' or '.');
}
