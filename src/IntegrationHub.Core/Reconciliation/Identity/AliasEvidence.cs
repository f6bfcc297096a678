namespace IntegrationHub.Core.Reconciliation.Identity;

/// <summary>Why two numbers may be one, from the strongest to the weakest.</summary>
public enum AliasEvidence
{
    /// <summary>An explicit table says so.</summary>
    Table,

    /// <summary>Both carry the same worldwide number (GTIN; GLN, D-U-N-S, LEI, VAT id of a supplier).</summary>
    WorldwideNumber,

    /// <summary>They differ in white space, letter case or leading zeros only.</summary>
    Form,

    /// <summary>They differ in separators besides.</summary>
    Separators,

    /// <summary>One of them carries the revision as a suffix.</summary>
    RevisionSuffix,

    /// <summary>The suppliers have the same name but for case, punctuation and legal form.</summary>
    Name,
}

/// <summary>A proposed alias: a person or a rule confirms it, nothing does by itself.</summary>
/// <param name="System">The system that writes the number.</param>
/// <param name="Number">The number as it writes it.</param>
/// <param name="Target">The number at the authority.</param>
/// <param name="Evidence">The strongest evidence.</param>
/// <param name="Text">The evidence in words.</param>
public sealed record AliasProposal(string System, string Number, string Target, AliasEvidence Evidence, string Text);

/// <summary>Several numbers that may be one, or one that may be several: no alias is proposed.</summary>
/// <param name="System">The system.</param>
/// <param name="Numbers">The numbers as it writes them.</param>
/// <param name="Targets">The numbers at the authority that they may be.</param>
/// <param name="Evidence">The evidence by which they met.</param>
/// <param name="Text">The same in words.</param>
public sealed record AliasCollision(string System, IReadOnlyList<string> Numbers, IReadOnlyList<string> Targets, AliasEvidence Evidence, string Text);

/// <summary>What was found for all numbers of one system.</summary>
public sealed record AliasFindings(IReadOnlyList<AliasProposal> Proposals, IReadOnlyList<AliasCollision> Collisions);
