namespace IntegrationHub.Core.Versioning;

/// <summary>An imported version as lists show it.</summary>
/// <param name="Kind">contract, mapping, code-list, layout, policy, system, requirement-register.</param>
/// <param name="Id">The item.</param>
/// <param name="Version">The version.</param>
/// <param name="Path">The file that it was imported from, below the hub's home.</param>
/// <param name="SemanticHash">What must be tested again when it differs, hexadecimal.</param>
/// <param name="ByteHash">SHA-256 of the bytes, hexadecimal.</param>
/// <param name="ImportedAt">When it was imported, ISO 8601 UTC.</param>
public sealed record VersionView(string Kind, string Id, string Version, string Path, string SemanticHash, string ByteHash, string ImportedAt);

/// <summary>The closure that an interface runs.</summary>
/// <param name="Interface">The interface, <c>system/name</c>.</param>
/// <param name="Closure">Its hash.</param>
/// <param name="EffectiveFrom">Since when, ISO 8601 UTC.</param>
/// <param name="Standing">Under what it runs: <c>baseline, unsigned</c> until change control is switched on.</param>
/// <param name="Items">Its lines, <c>kind id version byte-hash</c>.</param>
public sealed record EffectiveClosure(string Interface, string Closure, string EffectiveFrom, string Standing, IReadOnlyList<string> Items);

/// <summary>All imported versions and what runs now.</summary>
public sealed record VersionList(IReadOnlyList<VersionView> Items, IReadOnlyList<EffectiveClosure> Effective);

/// <summary>A recorded version with its text.</summary>
/// <param name="Kind">contract, mapping, code-list, layout, policy, system, requirement-register.</param>
/// <param name="Id">The item.</param>
/// <param name="Version">The version.</param>
/// <param name="Path">The file that it was imported from, below the hub's home.</param>
/// <param name="Text">The file's text.</param>
public sealed record RecordedVersion(string Kind, string Id, string Version, string Path, string Text);
