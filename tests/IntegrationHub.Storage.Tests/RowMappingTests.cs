using IntegrationHub.Storage;
using Xunit;

namespace IntegrationHub.Storage.Tests;

public sealed class RowMappingTests
{
    [Fact]
    public void Every_declared_mapping_has_a_source_for_every_member() => RowMappings.Config.Compile();
}
