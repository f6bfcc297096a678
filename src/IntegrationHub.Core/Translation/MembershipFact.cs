using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Translation;

/// <summary>That one piece belongs to one lot, and which message says so.</summary>
/// <param name="Unit">The node key of the piece.</param>
/// <param name="Lot">The node key of the lot.</param>
/// <param name="Evidence">How sure it is; assumed and candidate membership never excludes anything.</param>
/// <param name="Because">The message that says it.</param>
public sealed record MembershipFact(string Unit, string Lot, EvidenceGrade Evidence, string Because);
