using IntegrationHub.Adapters.Connectors;
using IntegrationHub.Core.Systems;
using Xunit;

namespace IntegrationHub.Adapters.Tests.Connectors;

public sealed class SecretReferenceTests
{
    [Theory]
    [InlineData("s3cret-hunter2")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("env:")]
    [InlineData("ENV:NAME")]
    public void A_literal_is_refused_and_never_shown(string? text)
    {
        var fault = Assert.Throws<ConnectorException>(() => SecretReference.Parse(text, "password"));

        Assert.Contains("'password'", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_variable_is_read_when_it_is_needed()
    {
        var name = $"HUB_TEST_SECRET_{Environment.ProcessId}";
        var reference = SecretReference.Parse($"env:{name}", "password");
        Assert.Contains(name, Assert.Throws<ConnectorException>(reference.Resolve).Message, StringComparison.Ordinal);

        Environment.SetEnvironmentVariable(name, "later");

        Assert.Equal("later", reference.Resolve());
        Assert.Equal($"env:{name}", reference.ToString());
    }

    [Fact]
    public void A_file_is_read_without_its_line_end_and_a_missing_one_is_named()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "from a file\r\n");
        Assert.Equal("from a file", SecretReference.Parse($"file:{path}", "password").Resolve());

        File.Delete(path);

        Assert.Contains(path, Assert.Throws<ConnectorException>(SecretReference.Parse($"file:{path}", "password").Resolve).Message, StringComparison.Ordinal);
    }
}
