using System.Diagnostics.CodeAnalysis;

namespace IntegrationHub.Core.Canonical;

/// <summary>The one place where public ids are made: UUIDv7, so that they sort by time.</summary>
public sealed class PublicIds(TimeProvider time)
{
    /// <summary>Makes the next id.</summary>
    [SuppressMessage("ApiDesign", "RS0030:Do not use banned APIs", Justification = "This is the seam that the ban points to.")]
    public Guid Next() => Guid.CreateVersion7(time.GetUtcNow());
}
