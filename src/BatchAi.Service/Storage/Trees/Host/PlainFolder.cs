using System.Text;

namespace BatchAi.Service.Storage.Trees.Host;

/// <summary>
/// A folder where the system has no handles to work relative to: each path is resolved, and looked at again when it is
/// open. Who swaps a folder for a link at the right moment can still lead it astray, which Linux rules out.
/// </summary>
internal sealed class PlainFolder : HostFolder
{
    private readonly string _root;
    private readonly string _place;

    private PlainFolder(string root, string place)
    {
        _root = root;
        _place = place;
    }

    internal static PlainFolder OpenRoot(string place)
    {
        var folder = new DirectoryInfo(Path.GetFullPath(place));
        if (!folder.Exists) throw HostErrors.From(HostErrors.NoEntry);
        var real = folder.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? folder.FullName;
        return new PlainFolder(real, real);
    }

    internal override HostStat Stat() => PlainFile.Describe(new DirectoryInfo(_place));

    internal override HostStat? Find(string path) => TryResolve(path) is { } place ? PlainFile.Describe(Info(place)) : null;

    internal override HostStat? Look(string name)
    {
        var info = Info(In(name));
        return info.LinkTarget is not null ? new HostStat { Kind = HostKind.Link } : info.Exists ? PlainFile.Describe(info) : null;
    }

    internal override HostFolder OpenFolder(string path)
    {
        var place = Resolve(path);
        return Directory.Exists(place) ? new PlainFolder(_root, place) : throw new TreeException(TreeError.IsFile, "It is not a folder.");
    }

    internal override HostFile OpenFile(string path, FileAccess access)
    {
        var place = Resolve(path);
        if (Directory.Exists(place)) throw new TreeException(TreeError.IsFolder, "It is a folder.");
        var file = PlainFile.Open(place, access);
        if (TryResolve(path) == place) return file;
        file.Dispose();
        throw HostErrors.From(HostErrors.NoEntry);
    }

    internal override HostFile AsFile() => PlainFile.OfFolder(_place);

    internal override HostFile CreateFile(string name) => PlainFile.Create(In(name));

    internal override void CreateFolder(string name)
    {
        if (Look(name) is not null) throw HostErrors.From(HostErrors.Exists);
        HostErrors.Translate(() => Directory.CreateDirectory(In(name)));
    }

    internal override void Rename(string name, HostFolder target, string newName, bool replace)
    {
        var place = In(name);
        var newPlace = ((PlainFolder)target).In(newName);
        if (Directory.Exists(newPlace) && replace) throw new TreeException(TreeError.IsFolder, "It is a folder.");
        if (Look(name)?.Kind == HostKind.Folder) MoveFolder(place, newPlace);
        else HostErrors.Translate(() => File.Move(place, newPlace, replace));
    }

    internal override void RemoveFile(string name)
    {
        var info = Look(name) ?? throw HostErrors.From(HostErrors.NoEntry);
        if (info.Kind == HostKind.Folder) throw new TreeException(TreeError.IsFolder, "It is a folder.");
        HostErrors.Translate(() => Info(In(name)).Delete());
    }

    internal override void RemoveFolder(string name)
    {
        var place = In(name);
        if (Look(name)?.Kind != HostKind.Folder) throw HostErrors.From(HostErrors.NoEntry);
        if (Directory.EnumerateFileSystemEntries(place).Any()) throw new TreeException(TreeError.NotEmpty, "The folder is not empty.");
        HostErrors.Translate(() => Directory.Delete(place));
    }

    internal override void Scan(IHostVisitor visitor)
    {
        foreach (var entry in new DirectoryInfo(_place).EnumerateFileSystemInfos())
        {
            HostKind? kind = entry.LinkTarget is not null ? HostKind.Link : entry is DirectoryInfo ? HostKind.Folder : HostKind.File;
            if (!visitor.Visit(Encoding.UTF8.GetBytes(entry.Name), kind)) return;
        }
    }

    internal override void Sync()
    {
        // These systems bring names to the disk by themselves.
    }

    protected override void Dispose(bool disposing)
    {
        // There is no handle.
    }

    private static FileSystemInfo Info(string place) => Directory.Exists(place) ? new DirectoryInfo(place) : new FileInfo(place);

    private static void MoveFolder(string place, string newPlace)
    {
        if (Path.Exists(newPlace)) throw HostErrors.From(HostErrors.Exists);
        if (newPlace.StartsWith(place + Path.DirectorySeparatorChar, StringComparison.Ordinal)) throw new TreeException(TreeError.Conflict, "A folder cannot move into itself.");
        HostErrors.Translate(() => Directory.Move(place, newPlace));
    }

    private string In(string name) => Child(_place, name);

    // A name that this system would read as something else, like "nul" or "a:b", is no name here.
    private static string Child(string folder, string name)
    {
        var place = Path.Combine(folder, name);
        return name.IndexOfAny(Path.GetInvalidFileNameChars()) < 0 && Path.GetFullPath(place) == place
            ? place
            : throw new TreeException(TreeError.InvalidName, "This system has no file of that name.");
    }

    private string Resolve(string path) => TryResolve(path) ?? throw HostErrors.From(HostErrors.NoEntry);

    private string? TryResolve(string path)
    {
        var place = _place;
        foreach (var segment in path == "." ? [] : path.Split('/'))
        {
            if (segment is ".." or "" || !Directory.Exists(place)) return null;
            var info = Info(Child(place, segment));
            if (!info.Exists && info.LinkTarget is null) return null;
            if ((info.LinkTarget is null ? info.FullName : Follow(info)) is not { } next) return null;
            place = next;
        }

        return place;
    }

    // Where a link leads, if it is inside.
    private string? Follow(FileSystemInfo link)
    {
        if (Path.IsPathRooted(link.LinkTarget)) return null;
        try
        {
            var target = link.ResolveLinkTarget(returnFinalTarget: true);
            return target is { Exists: true } && $"{target.FullName}/".StartsWith($"{_root}{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? target.FullName : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
