namespace IntegrationHub.Core.Canonical.Identifiers.Gs1;

/// <summary>One GS1 application identifier with its value.</summary>
/// <param name="Ai">Two to four digits, without brackets.</param>
/// <param name="Value">The value as carried, fixed-point numbers without their point.</param>
public sealed record Element(string Ai, string Value)
{
    /// <summary>The definition that the parser found; every parsed element has one.</summary>
    internal ApplicationIdentifier Definition =>
        ApplicationIdentifierTable.Find(Ai) ?? throw new InvalidOperationException($"AI {Ai} is unknown. Parse the element before using it.");
}
