namespace IntegrationHub.Core.Canonical.Materials;

/// <summary>One name of a material, as its issuer gave it.</summary>
/// <param name="Scheme">The naming scheme: <c>catenax</c>, <c>epc</c>, <c>gs1</c>, <c>serial</c>, <c>lot</c>, <c>gtin</c> ...</param>
/// <param name="Value">The name, ordinal and unchanged.</param>
/// <param name="Issuer">Who guarantees its uniqueness: a company, a system, a plant. Absent where the scheme is worldwide.</param>
public sealed record Identifier(string Scheme, string Value, string? Issuer = null);

/// <summary>An item (material, part, product) under the number of the system that sent it.</summary>
/// <param name="Id">The source system's own number; other numbers stand in <paramref name="Identifiers"/>.</param>
/// <param name="Name">A name for people.</param>
/// <param name="Revision">The engineering revision, where the source carries one.</param>
/// <param name="Identifiers">Other numbers of the same item.</param>
public sealed record ItemReference(string Id, string? Name = null, string? Revision = null, IReadOnlyList<Identifier>? Identifiers = null);
