using System.Text.Json;

namespace IntegrationHub.Core.Contracts;

/// <summary>The detailed output: faults as a tree along their keyword locations; a step with a single branch is drawn into it.</summary>
internal sealed class OutputTree
{
    private readonly SortedDictionary<string, OutputTree> _branches = new(StringComparer.Ordinal);
    private readonly List<ValidationError> _own = [];
    private string _place = "";

    public static OutputTree Of(IReadOnlyList<ValidationError> errors)
    {
        var root = new OutputTree();
        foreach (ValidationError error in errors)
        {
            OutputTree at = root;
            foreach (string segment in error.KeywordLocation.Split('/').Skip(1))
            {
                if (!at._branches.TryGetValue(segment, out OutputTree? next))
                    at._branches.Add(segment, next = new OutputTree { _place = at._place + "/" + segment });
                at = next;
            }

            at._own.Add(error);
        }

        return root;
    }

    /// <summary>Writes the members after <c>valid</c>.</summary>
    public void WriteMembers(Utf8JsonWriter writer)
    {
        if (_branches.Count == 0 && _own.Count == 1)
        {
            ValidationOutput.WritePlaces(writer, _own[0].KeywordLocation, _own[0].AbsoluteKeywordLocation, _own[0].InstanceLocation);
            writer.WriteString("error", _own[0].Message);
            return;
        }

        if (_branches.Count == 1 && _own.Count == 0 && _place.Length > 0)
        {
            _branches.First().Value.WriteMembers(writer);
            return;
        }

        List<ValidationError> all = [.. All()];
        // A schema's location is known from a fault below it, unless the way there led through a reference.
        string below = all[0].KeywordLocation[_place.Length..];
        string absolute = all[0].AbsoluteKeywordLocation;
        ValidationOutput.WritePlaces(writer, _place, absolute.EndsWith(below, StringComparison.Ordinal) && below.Length > 0 ? absolute[..^below.Length] : absolute, CommonPlace(all));
        writer.WriteStartArray("errors");
        foreach (ValidationError error in _own)
        {
            writer.WriteStartObject();
            writer.WriteBoolean("valid", false);
            ValidationOutput.WritePlaces(writer, error.KeywordLocation, error.AbsoluteKeywordLocation, error.InstanceLocation);
            writer.WriteString("error", error.Message);
            writer.WriteEndObject();
        }

        foreach (OutputTree branch in _branches.Values)
        {
            writer.WriteStartObject();
            writer.WriteBoolean("valid", false);
            branch.WriteMembers(writer);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private IEnumerable<ValidationError> All() => _own.Concat(_branches.Values.SelectMany(b => b.All()));

    private static string CommonPlace(List<ValidationError> errors)
    {
        string[] common = errors[0].InstanceLocation.Split('/');
        int length = common.Length;
        foreach (ValidationError error in errors)
        {
            string[] other = error.InstanceLocation.Split('/');
            length = Math.Min(length, other.Length);
            for (int i = 0; i < length; i++)
            {
                if (common[i] != other[i])
                    length = i;
            }
        }

        return string.Join('/', common.Take(length));
    }
}
