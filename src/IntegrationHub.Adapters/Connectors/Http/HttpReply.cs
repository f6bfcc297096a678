using System.Text;

namespace IntegrationHub.Adapters.Connectors.Http;

/// <summary>What a system answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The bytes.</param>
/// <param name="ContentType">The media type, where told.</param>
/// <param name="Location">Where a redirect points.</param>
internal sealed record HttpReply(int Status, ReadOnlyMemory<byte> Body, string? ContentType, string? Location)
{
    private const int ShownCharacters = 300;

    /// <summary>Describes the reply for people: the status and the beginning of the text.</summary>
    public string Describe()
    {
        if (Location is not null && Status is >= 300 and < 400)
        {
            return $"HTTP {Status}, a redirect to {Location}, which is not followed. Configure the address that it points to.";
        }

        var text = Encoding.UTF8.GetString(Body.Span[..Math.Min(Body.Length, ShownCharacters)]).ReplaceLineEndings(" ").Trim();
        return text.Length == 0 ? $"HTTP {Status}" : $"HTTP {Status}: {text}";
    }
}
