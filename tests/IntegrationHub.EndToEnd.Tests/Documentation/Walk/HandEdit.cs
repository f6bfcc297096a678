namespace IntegrationHub.EndToEnd.Tests.Documentation.Walk;

/// <summary>A reviewed edit of a proposed mapping, line by line, so that the edited lines can be counted.</summary>
internal static class HandEdit
{
    /// <summary>Applies the edits of a file and counts the lines that were deleted, replaced or added.</summary>
    public static (string Text, int Lines) Apply(string text, string edits)
    {
        var (lines, count) = (text.Split('\n').ToList(), 0);
        foreach (var edit in File.ReadAllLines(edits).Where(line => line.Length > 2 && line[0] != '#'))
        {
            var (kind, parts) = (edit[0], edit[2..].Split(" => ", 2));
            var places = Enumerable.Range(0, lines.Count).Where(i => lines[i].StartsWith(parts[0], StringComparison.Ordinal)).Reverse().ToList();
            if (places.Count == 0)
            {
                throw new InvalidOperationException($"No line begins with '{parts[0]}'; correct {edits}. The mapping is:\n{text}");
            }

            foreach (var place in places)
            {
                switch (kind)
                {
                    case '-':
                        lines.RemoveAt(place);
                        break;
                    case 's':
                        lines[place] = parts[1];
                        break;
                    default:
                        lines.Insert(place + 1, parts[1]);
                        break;
                }
            }

            count += places.Count;
        }

        return (string.Join('\n', lines), count);
    }
}
