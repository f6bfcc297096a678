namespace IntegrationHub.Core.Canonical;

/// <summary>One fault in data or configuration, told so that a person can act on it.</summary>
/// <param name="Code">Stable code, for example <c>CAN-0001</c>: an area of three letters and a number.</param>
/// <param name="Message">What was expected and what was found, ending with what to do.</param>
/// <param name="Place">Where in the input: a JSON Pointer, a file with line, or a byte offset.</param>
/// <param name="Rule">Where in the rule: a mapping rule id, a schema location, a clause.</param>
/// <param name="RawValue">The value as it was received, never normalised.</param>
public sealed record Problem(string Code, string Message, string? Place = null, string? Rule = null, string? RawValue = null)
{
    /// <inheritdoc />
    public override string ToString() =>
        $"{Code}{(Place is null ? "" : " at " + Place)}{(Rule is null ? "" : " [" + Rule + "]")}: {Message}";
}
