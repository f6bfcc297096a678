namespace IntegrationHub.Core.Contracts;

/// <summary>What a contract says about a document.</summary>
/// <param name="Valid">Whether it satisfies the contract.</param>
/// <param name="Errors">Its faults, in the order of the schema; empty when valid, at most <see cref="ContractOptions.MaxErrors"/>.</param>
public sealed record ValidationResult(bool Valid, IReadOnlyList<ValidationError> Errors)
{
    /// <summary>Gets the annotations of a valid document, where they were asked for.</summary>
    public IReadOnlyList<ValidationAnnotation> Annotations { get; init; } = [];

    internal static ValidationResult Fine { get; } = new(true, []);
}

/// <summary>One fault, with its place in the document and in the schema (JSON Schema Core, section 12.3).</summary>
/// <param name="InstanceLocation">JSON Pointer of the value at fault; empty for the root.</param>
/// <param name="KeywordLocation">JSON Pointer of the keyword, through the references that were followed.</param>
/// <param name="AbsoluteKeywordLocation">URI of the keyword in the schema that holds it.</param>
/// <param name="Keyword">The keyword that failed.</param>
/// <param name="Message">What was expected and found, ending with what to do.</param>
/// <param name="RawValue">The value as received, cut where it is long.</param>
public sealed record ValidationError(string InstanceLocation, string KeywordLocation, string AbsoluteKeywordLocation, string Keyword, string Message, string? RawValue)
{
    /// <summary>Gets the fault as a problem of the pipeline.</summary>
    public Canonical.Problem ToProblem() => new("SCH-0100", Message, InstanceLocation.Length == 0 ? "the document root" : InstanceLocation, AbsoluteKeywordLocation, RawValue);
}

/// <summary>One annotation that a schema attaches to a value.</summary>
/// <param name="InstanceLocation">JSON Pointer of the value.</param>
/// <param name="KeywordLocation">JSON Pointer of the keyword, through the references that were followed.</param>
/// <param name="AbsoluteKeywordLocation">URI of the keyword in the schema that holds it.</param>
/// <param name="Keyword">The keyword that annotates.</param>
/// <param name="Json">The annotation's value as JSON.</param>
public sealed record ValidationAnnotation(string InstanceLocation, string KeywordLocation, string AbsoluteKeywordLocation, string Keyword, string Json);
