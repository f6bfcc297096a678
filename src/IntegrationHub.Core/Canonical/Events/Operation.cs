namespace IntegrationHub.Core.Canonical.Events;

/// <summary>What happens to material. The names are the words of the field; <c>Observe</c> is a sighting that moves nothing.</summary>
public enum Operation
{
#pragma warning disable CS1591
    Receive, Issue, Produce, CoProduct, ByProduct, Backflush, Pack, Unpack, Kit, Unkit, Split, Merge, Repack, Relabel,
    Convert, Substitute, Rework, Remove, Install, Disassemble, Serialise, Deserialise, SubcontractOut, SubcontractIn,
    Transfer, Sample, Destroy, Scrap, Reallocate, Return, Ship, Count, Adjust, Expire, Extend, Hold, Release, Correct,
    Reverse, Observe,
#pragma warning restore CS1591
}
