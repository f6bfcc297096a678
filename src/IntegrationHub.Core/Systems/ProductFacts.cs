namespace IntegrationHub.Core.Systems;

/// <summary>What a product can say about tracking, as its vendor publishes it: for systems that no adapter connects yet. A system of its own says the same in its <c>system.yaml</c>.</summary>
/// <param name="Name">The name by which rehearsals call it, for example <c>odoo</c>.</param>
/// <param name="Title">The name for people.</param>
/// <param name="Expresses">What it can express.</param>
/// <param name="FlagChange">When it lets a flag change.</param>
public sealed record ProductFacts(string Name, string Title, Expressible Expresses, FlagChange FlagChange);
